/** How far a change moves a version on, seen by a reader: major may break programs, minor adds, patch corrects. */
export type ChangeLevel = 'major' | 'minor' | 'patch';

/** The level of a release. */
export type Level = 'initial' | ChangeLevel;

/** The levels of changes, the weightiest first. */
export const CHANGE_LEVELS = ['major', 'minor', 'patch'] as const satisfies readonly ChangeLevel[];

/** Where a level stands among all, the weightiest first. */
function rank(level: Level): number {
  return level === 'initial' ? -1 : CHANGE_LEVELS.indexOf(level);
}

/** Whether a level moves the version on further than another one. */
export function outweighs(level: Level, other: Level): boolean {
  return rank(level) < rank(other);
}

/** Sorts by level, the weightiest first. */
export function byLevel(a: { level: Level }, b: { level: Level }): number {
  return rank(a.level) - rank(b.level);
}
