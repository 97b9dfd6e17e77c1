/** How much longer a list is made that is full. */
const GROWTH = 1.5;

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
      const larger = new Uint32Array(Math.max(16, Math.ceil(this.#length * GROWTH)));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  /** Adds all numbers of a list. */
  append(numbers: Uint32Array): void {
    const length = this.#length + numbers.length;
    if (length > this.#numbers.length) {
      const larger = new Uint32Array(Math.max(length, Math.ceil(this.#length * GROWTH)));
      larger.set(this.#numbers.subarray(0, this.#length));
      this.#numbers = larger;
    }
    this.#numbers.set(numbers, this.#length);
    this.#length = length;
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
