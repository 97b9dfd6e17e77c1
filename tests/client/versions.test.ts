import fc from 'fast-check';
import { maxSatisfying } from 'semver';
import { describe, expect, it } from 'vitest';
import { ReleaseError } from '../../client/release-error.ts';
import { chooseRelease, type ListedRelease } from '../../client/versions.ts';

const YANKED = { on: '2020-03-01', reason: 'A figure was wrong.' };

/** Releases; those after a `!` are yanked. */
function listed(...versions: string[]): ListedRelease[] {
  return versions.map((text) => ({
    version: text.replace('!', ''),
    manifestSha256: 'a'.repeat(64),
    ...(text.startsWith('!') && { yanked: YANKED }),
  }));
}

const RELEASES = listed('1.0.0', '1.4.1', '1.4.2', '!1.4.10', '1.10.0', '2.0.0', '!2.1.0', '!3.0.0');

/** The version, or the code of the error. */
function chosen(wanted: string, releases = RELEASES): string {
  try {
    return chooseRelease(wanted, releases).version;
  } catch (error) {
    if (error instanceof ReleaseError) return error.code;
    throw error;
  }
}

describe('a wanted release', () => {
  it.each([
    ['latest', '2.0.0'],
    ['1', '1.10.0'],
    ['v1', '1.10.0'],
    ['1.x', '1.10.0'],
    ['1.4', '1.4.2'],
    ['v1.4', '1.4.2'],
    ['1.4.x', '1.4.2'],
    ['1.4.*', '1.4.2'],
    ['^1.4.1', '1.10.0'],
    ['~1.4.1', '1.4.2'],
    ['~1', '1.10.0'],
    ['1.4.1', '1.4.1'],
    [' 2.x ', '2.0.0'],
    ['1.4.10', '1.4.10'],
    ['3', 'yanked'],
    ['^2.1.0', 'yanked'],
    ['~1.4.3', 'yanked'],
    ['4.x', 'no-such-release'],
    ['1.4.3', 'no-such-release'],
    ['>=1.0.0', 'bad-range'],
    ['1.0.0 - 2.0.0', 'bad-range'],
    ['1.4.2-beta', 'bad-range'],
    ['01.4.2', 'bad-range'],
    ['v', 'bad-range'],
    ['LATEST', 'bad-range'],
    ['1.x.3', 'bad-range'],
    ['', 'bad-range'],
  ])('"%s" is %s', (wanted, expected) => {
    expect(chosen(wanted)).toBe(expected);
  });

  it('is told with its yank where it is exact', () => {
    expect(chooseRelease('2.1.0', RELEASES).yanked).toEqual(YANKED);
  });

  it('that is not there is answered with those that are, or with why it was yanked', () => {
    expect(() => chooseRelease('4.x', RELEASES)).toThrow(
      /There is no release in "4\.x"; the newest are 3\.0\.0, 2\.1\.0/,
    );
    expect(() => chooseRelease('3', RELEASES)).toThrow(
      /3\.0\.0 because: A figure was wrong\. An exact version opens it/,
    );
  });

  it('is missed where nothing was released, or all is yanked', () => {
    expect(chosen('latest', [])).toBe('no-such-release');
    expect(chosen('latest', listed('!1.0.0'))).toBe('yanked');
  });
});

const number = fc.oneof(fc.nat(3), fc.nat(12));
const version = fc.tuple(number, number, number).map((parts) => parts.join('.'));
const part = fc.oneof(number.map(String), fc.constantFrom('x', 'X', '*'));
/** Nothing after a part that may be anything: semver itself takes `^1.x.3` and refuses `1.x.3`. */
const rest = fc
  .array(part, { maxLength: 2 })
  .filter(([minor = '', patch]) => /\d/.test(minor) || patch === undefined || /\D/.test(patch));
const range = fc
  .tuple(fc.constantFrom('', '^', '~'), fc.constantFrom('', 'v'), rest, number)
  .map(([sign, v, parts, major]) => `${sign}${v}${[major, ...parts].join('.')}`);

it('every range means what it means to the package semver', () => {
  fc.assert(
    fc.property(range, fc.uniqueArray(version, { maxLength: 30 }), (wanted, versions) => {
      const expected = maxSatisfying(versions, wanted);
      expect(chosen(wanted, listed(...versions))).toBe(expected ?? 'no-such-release');
    }),
    { numRuns: 3000 },
  );
});

it('whatever text is wanted, the answer is a release or one of three codes', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.xv^~* -') })),
      (wanted) => {
        const answer = chosen(wanted);
        const codes = ['bad-range', 'no-such-release', 'yanked'];
        expect([...RELEASES.map((release) => release.version), ...codes]).toContain(answer);
      },
    ),
    { numRuns: 2000 },
  );
});
