import { describe, expect, it } from 'vitest';
import type { Bump } from '../../../core/compare/bump.ts';
import { floorsOf, raise } from '../../../core/compare/floor.ts';
import { CHANGE_LEVELS, type ChangeLevel, outweighs } from '../../../core/compare/level.ts';
import { snapshot } from '../publish/samples.ts';

const { settings } = snapshot();
const bump = (level: ChangeLevel): Bump => ({ level, reasons: ['something changed'] });

describe('a floor', () => {
  const pairs = CHANGE_LEVELS.flatMap((computed) => CHANGE_LEVELS.map((asked) => ({ computed, asked })));

  it.each(pairs)(
    'of $asked under $computed raises or does nothing, and says which',
    ({ computed, asked }) => {
      const raised = raise(bump(computed), [{ level: asked, by: '--at-least' }]);
      if (outweighs(asked, computed)) {
        expect(raised).toEqual({
          level: asked,
          reasons: [`raised to ${asked} by --at-least`, 'something changed'],
        });
      } else expect(raised).toEqual(bump(computed));
    },
  );

  it('of several is the highest, whichever comes first', () => {
    const floors = [
      { level: 'major', by: 'one' },
      { level: 'minor', by: 'two' },
    ] as const;
    expect(raise(bump('patch'), floors).level).toBe('major');
    expect(raise(bump('patch'), floors.toReversed()).level).toBe('major');
    expect(raise(bump('patch'), floors).reasons).toEqual(['raised to major by one', 'something changed']);
  });
});

describe('the floors of a release', () => {
  const atLeast = { level: 'minor', after: '1.3.0', reason: 'It says something else now.' } as const;

  it('are what the settings say of the release after the newest, and what is asked for', () => {
    expect(floorsOf({ ...settings, atLeast }, '1.3.0', 'major')).toEqual([
      { level: 'minor', by: 'datasets/collection.json: It says something else now.' },
      { level: 'major', by: '--at-least' },
    ]);
  });

  it.each(['1.2.9', '1.3.1', '1.4.0', '2.0.0'])(
    'leave out what the settings say of another step: %s',
    (newest) => {
      expect(floorsOf({ ...settings, atLeast }, newest, undefined)).toEqual([]);
    },
  );
});
