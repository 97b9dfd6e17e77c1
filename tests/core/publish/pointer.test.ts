import { describe, expect, it } from 'vitest';
import type { Release } from '../../../core/build/documents.ts';
import { assertYanksKnown, pointerFor, sameReleases } from '../../../core/publish/pointer.ts';
import { commitAt, snapshot } from './samples.ts';

const { settings } = snapshot();
const commit = commitAt(0);

function release(version: string): Release {
  return { version, released: commit.time, manifestSha256: 'a'.repeat(64), schemasSha256: 'b'.repeat(64) };
}

function yank(version: string) {
  return { version, on: '2020-03-02', reason: 'A figure was wrong.' };
}

describe('the pointer', () => {
  it('names the newest release by number, not by place', () => {
    const pointer = pointerFor(settings, ['1.9.0', '1.10.0', '1.9.1'].map(release), commit);
    expect(pointer.latest).toBe('1.10.0');
    expect(pointer.releases.map(({ version }) => version)).toEqual(['1.9.0', '1.10.0', '1.9.1']);
  });

  it('passes over yanked releases and marks them with day and reason', () => {
    const pointer = pointerFor(
      { ...settings, yanked: [yank('1.1.0')] },
      ['1.0.0', '1.1.0'].map(release),
      commit,
    );
    expect(pointer.latest).toBe('1.0.0');
    expect(pointer.releases[1]?.yanked).toEqual({ on: '2020-03-02', reason: 'A figure was wrong.' });
    expect(pointer.releases[0]).not.toHaveProperty('yanked');
  });

  it('has no latest where every release is yanked', () => {
    expect(
      pointerFor({ ...settings, yanked: [yank('1.0.0')] }, [release('1.0.0')], commit),
    ).not.toHaveProperty('latest');
  });

  it('takes a mark off that is no longer in the list', () => {
    const marked = pointerFor({ ...settings, yanked: [yank('1.0.0')] }, [release('1.0.0')], commit);
    expect(pointerFor(settings, marked.releases, commit).releases[0]).not.toHaveProperty('yanked');
  });

  it('says the same whenever it was made, and something else where a mark differs', () => {
    const before = pointerFor(settings, [release('1.0.0')], commit);
    expect(sameReleases(before, pointerFor(settings, [release('1.0.0')], commitAt(9)))).toBe(true);
    expect(
      sameReleases(before, pointerFor({ ...settings, yanked: [yank('1.0.0')] }, [release('1.0.0')], commit)),
    ).toBe(false);
  });
});

describe('the list of yanked versions', () => {
  it('may be absent, and may name released versions', () => {
    expect(() => assertYanksKnown(['1.0.0'], settings)).not.toThrow();
    expect(() =>
      assertYanksKnown(['1.0.0', '1.1.0'], { ...settings, yanked: [yank('1.0.0')] }),
    ).not.toThrow();
  });

  it('is refused where it names a version that never was', () => {
    expect(() => assertYanksKnown(['1.0.0'], { ...settings, yanked: [yank('9.9.9')] })).toThrow(
      expect.objectContaining({ code: 'unknown-yank', message: expect.stringContaining('9.9.9') }),
    );
  });
});
