import { setFlagsFromString } from 'node:v8';

/** The limit of a thread that checks records, for the same purpose as {@link keepFewYoungObjects}. */
export const YOUNG_OF_THREAD = { maxYoungGenerationSizeMb: 8 };

/**
 * Keeps V8 from giving more and more room to objects that were just made, which it does where many are. Of a check most are
 * of no use as soon as the next record is read, so the room would only fill; it takes a third of the memory. What is as
 * large as at the start cannot be made smaller later, so this comes before the files are listed.
 */
export function keepFewYoungObjects(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
