import { fileURLToPath } from 'node:url';
import type { Subject } from '../harness/experiment.ts';
import type { Meter, Program } from './meter.ts';

/** A file of this repository. */
export function file(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The program as its users run it. */
export function depositary(prints: RegExp, ...given: string[]): Program {
  return { arguments: [process.execPath, file('dist/depositary.js'), ...given], prints };
}

/** `depositary check` of a project without findings. */
export function check(folder: string): Program {
  return depositary(/^No findings in /, 'check', '--cwd', folder);
}

/** A process of Node that does nothing. */
export const EMPTY_NODE: Program = {
  arguments: [process.execPath, file('bench/floor/empty.mjs')],
  prints: /^$/,
};

/** Only reads and parses the records of a folder. */
export function parseOnly(layout: 'files' | 'ndjson', folder: string, records: number): Program {
  return {
    arguments: [process.execPath, file(`bench/floor/parse-${layout}.mjs`), folder],
    prints: new RegExp(`^${records}\n$`),
  };
}

/** A program as a subject. */
export function asSubject(meter: Meter, name: string, program: Program): Subject {
  return { name, run: async () => ({ ...(await meter.run(program)) }) };
}
