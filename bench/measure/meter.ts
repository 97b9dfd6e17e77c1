import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WORKPLACE } from './workplace.ts';

/** What one run took. */
export interface Taken {
  /** Milliseconds from start to end. */
  wall: number;
  /** Milliseconds of all processors, the kernel's work for it among them. */
  cpu: number;
  /** MiB at the peak, as the kernel counts them (ru_maxrss). */
  memory: number;
}

/** A program to run, and what shows that it did its work. */
export interface Program {
  /** The path of the program and its arguments. */
  arguments: readonly string[];
  /** What it has to print somewhere. */
  prints: RegExp;
  /** The exit status that it has to end with; 0 where it is left out. */
  status?: number;
}

const METER = fileURLToPath(new URL('meter.py', import.meta.url));

/** Runs programs one after the other and measures each; see meter.py. */
export class Meter {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    const child = spawn('python3', [METER], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    // Without Python there is no answer.
    child.on('error', () => child.stdout.destroy());
    process.once('exit', () => this.close());
  }

  /** @throws Error where the program did not do its work. */
  async run({ arguments: given, prints, status = 0 }: Program): Promise<Taken> {
    const output = join(WORKPLACE, 'output');
    const request = { arguments: given, folder: WORKPLACE, output };
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('Nothing can be measured without python3, which asks the kernel.');
    const taken: Taken & { status: number } = JSON.parse(answer.value);
    const printed = readFileSync(output, 'utf8');
    if (taken.status !== status || !prints.test(printed)) {
      const tail = printed.slice(-2000);
      throw new Error(`${given.join(' ')} ended with status ${taken.status} and printed:\n${tail}`);
    }
    return { wall: taken.wall * 1000, cpu: taken.cpu * 1000, memory: taken.memory / 1024 };
  }

  /** Ends the program that runs, if there is one. */
  close(): void {
    this.#process.kill('SIGTERM');
  }
}
