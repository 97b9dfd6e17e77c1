import type { CollectionSettings } from '../check/collection.ts';
import type { Bump } from './bump.ts';
import { type ChangeLevel, outweighs } from './level.ts';

/** A level below which a release is not to stay, and who says so. */
export interface Floor {
  level: ChangeLevel;
  /** As a reason names it. */
  by: string;
}

/** The floors of a release: the one in collection.json, if it is for the release right after the newest one, and others. */
export function floorsOf(
  { atLeast }: CollectionSettings,
  newest: string,
  asked: ChangeLevel | undefined,
): Floor[] {
  return [
    ...(atLeast?.after === newest
      ? [{ level: atLeast.level, by: `datasets/collection.json: ${atLeast.reason}` }]
      : []),
    ...(asked === undefined ? [] : [{ level: asked, by: '--at-least' }]),
  ];
}

/** Raises a level to the highest of some floors, and says so first. It is never lowered. */
export function raise(bump: Bump, floors: readonly Floor[]): Bump {
  return floors.reduce(
    ({ level, reasons }, floor) =>
      outweighs(floor.level, level)
        ? { level: floor.level, reasons: [`raised to ${floor.level} by ${floor.by}`, ...reasons] }
        : { level, reasons },
    bump,
  );
}
