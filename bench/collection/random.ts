/** A stream of numbers that looks random and is the same for the same seeds, on every machine (sfc32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seeds: readonly number[]) {
    this.#a = 0x9e3779b9 ^ (seeds[0] ?? 0);
    this.#b = 0x243f6a88 ^ (seeds[1] ?? 0);
    this.#c = 0xb7e15162 ^ (seeds[2] ?? 0);
    // Seeds that differ in one bit differ in all after some turns.
    for (let turn = 0; turn < 12; turn++) this.#next();
  }

  #next(): number {
    const result = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A whole number from 0, below a limit. */
  below(limit: number): number {
    return Math.floor((this.#next() / 0x1_0000_0000) * limit);
  }

  /** A whole number from one to another, both among them. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True that share of the times. */
  chance(share: number): boolean {
    return this.#next() < share * 0x1_0000_0000;
  }

  /** How often something happens that happens again with that chance, up to a limit: mostly little, at times a lot. */
  times(chance: number, most: number): number {
    let count = 0;
    while (count < most && this.chance(chance)) count += 1;
    return count;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  }

  /** Some different items of a list, in its order from a random place on. */
  some<T>(list: readonly T[], count: number): T[] {
    const from = this.below(list.length);
    return [...list.slice(from), ...list.slice(0, from)].slice(0, count);
  }

  /** A number of hexadecimal digits, in steps of eight. */
  hexadecimal(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.#next().toString(16).padStart(8, '0');
    return text;
  }
}
