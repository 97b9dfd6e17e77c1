/** A list of numbers below 2^32 that grows, four bytes each. */
export class NumberList {
  #numbers: Uint32Array = new Uint32Array(16);
  #length = 0;

  constructor(numbers?: Uint32Array) {
    if (numbers === undefined) return;
    this.#numbers = numbers;
    this.#length = numbers.length;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(Math.max(16, this.#length * 2));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  /** The number at a place; 0 beyond the end. */
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  set(index: number, number: number): void {
    this.#numbers[index] = number;
  }

  /** The numbers from one place to before another; a view that the next push may leave behind. */
  slice(start: number, end: number): Uint32Array {
    return this.#numbers.subarray(start, end);
  }

  /** All numbers, as a copy. */
  toArray(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
