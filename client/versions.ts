import { ReleaseError } from './release-error.ts';

/** A release as the pointer lists it. */
export interface ListedRelease {
  version: string;
  manifestSha256: string;
  signedBy?: string;
  yanked?: { on: string; reason: string };
}

type Triple = readonly [major: number, minor: number, patch: number];

/** From the first version, included, up to the second, excluded. */
type Span = readonly [from: Triple, to: Triple];

const NUMBER = '(?:0|[1-9]\\d{0,14})';
const RANGE = new RegExp(`^([~^]?)v?(${NUMBER})(?:\\.(${NUMBER}|[xX*])(?:\\.(${NUMBER}|[xX*]))?)?$`);
const EVERYTHING: Span = [
  [0, 0, 0],
  [Infinity, 0, 0],
];

/**
 * Chooses a release: one exact version, yanked or not; or the newest that is in a range and not yanked.
 * @param wanted `1.4.2`, `1`, `1.x`, `1.4`, `1.4.x`, `^1.2.0`, `~1.2.0` or `latest`, as the npm package semver reads them
 * @throws ReleaseError `bad-range`, `no-such-release` or `yanked`
 */
export function chooseRelease(wanted: string, releases: readonly ListedRelease[]): ListedRelease {
  const text = wanted.trim();
  const span = text === 'latest' ? EVERYTHING : spanOf(text);
  if (span === undefined) {
    throw new ReleaseError(
      'bad-range',
      `"${wanted}" is neither a version (1.4.2) nor a range (1, 1.x, 1.4, 1.4.x, ^1.2.0, ~1.2.0, latest).`,
    );
  }
  const newestFirst = releases.toSorted((a, b) => compare(tripleOf(b.version), tripleOf(a.version)));
  const matching = newestFirst.filter(({ version }) => isIn(span, tripleOf(version)));
  const chosen = isExact(span) ? matching[0] : matching.find(({ yanked }) => yanked === undefined);
  if (chosen !== undefined) return chosen;
  const [newest] = matching;
  if (newest !== undefined) {
    throw new ReleaseError(
      'yanked',
      `Every release in "${wanted}" is yanked; ${newest.version} because: ${newest.yanked?.reason} An exact version opens it all the same.`,
    );
  }
  const known = newestFirst.slice(0, 10).map(({ version }) => version);
  throw new ReleaseError(
    'no-such-release',
    `There is no release ${isExact(span) ? '' : 'in '}"${wanted}"; the newest are ${known.join(', ')}.`,
  );
}

function spanOf(text: string): Span | undefined {
  const [, sign, ...parts] = RANGE.exec(text) ?? [];
  const [major, minor, patch] = parts.map((part) => (/^\d/.test(part ?? '') ? Number(part) : undefined));
  if (major === undefined || (minor === undefined && patch !== undefined)) return undefined;
  const from: Triple = [major, minor ?? 0, patch ?? 0];
  const nextMinor: Triple = [major, from[1] + 1, 0];
  const nextPatch: Triple = [major, from[1], from[2] + 1];
  if (minor === undefined || (sign === '^' && major > 0)) return [from, [major + 1, 0, 0]];
  if (patch === undefined || sign === '~' || (sign === '^' && minor > 0)) return [from, nextMinor];
  return [from, nextPatch];
}

function isIn([from, to]: Span, version: Triple): boolean {
  return compare(from, version) <= 0 && compare(version, to) < 0;
}

/** `^0.0.3` is exact too: before 0.1.0 every release may break. */
function isExact([from, to]: Span): boolean {
  return from[0] === to[0] && from[1] === to[1];
}

function tripleOf(version: string): Triple {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

function compare(a: Triple, b: Triple): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
