import { Refusal } from '../../core/shared/refusal.ts';

/** The refusal that some work ends with; undefined where it is not refused. */
export function refusalOf(work: () => unknown): Refusal | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
