import { EXIT, type ExitCode } from '../exit-code.ts';

/**
 * What `doctor` says of one thing. `advice` is about what some commands need or what would be better; `faulty` is
 * something in the project or the program that has to be mended; `missing` is something that is not there or not usable.
 */
export interface DoctorLine {
  about: string;
  state: 'fine' | 'advice' | 'faulty' | 'missing';
  /** What was found. */
  message: string;
  /** What to do; only where it is not fine. */
  help?: string;
}

/** A line about something that is as it should be. */
export function fine(about: string, message: string): DoctorLine {
  return { about, state: 'fine', message };
}

/** A line about something that does not keep anybody from checking records. */
export function advice(about: string, message: string, help: string): DoctorLine {
  return { about, state: 'advice', message, help };
}

/** A line about a mistake in the project or the program. */
export function faulty(about: string, message: string, help: string): DoctorLine {
  return { about, state: 'faulty', message, help };
}

/** A line about what is not there or not usable. */
export function missing(about: string, message: string, help: string): DoctorLine {
  return { about, state: 'missing', message, help };
}

/** How `doctor` ends: what is missing weighs more than what is faulty. */
export function exitCodeOf(lines: readonly DoctorLine[]): ExitCode {
  const states = new Set(lines.map(({ state }) => state));
  if (states.has('missing')) return EXIT.environment;
  return states.has('faulty') ? EXIT.findings : EXIT.ok;
}

/** The reason in an error, for a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
