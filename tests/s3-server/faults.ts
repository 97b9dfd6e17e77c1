import type { ErrorCode } from './errors.ts';
import type { OperationName } from './operations.ts';

/** What goes wrong with a request. */
export type FaultKind =
  /** S3 answers with this error, and does nothing. */
  | ErrorCode
  /** The connection breaks before anything is done. */
  | 'reset-before'
  /** The connection breaks after all is done, before the answer. */
  | 'reset-after'
  /** All is done, and the answer is `InternalError`. */
  | 'error-after'
  /** Nothing is done, and the error comes with status 200, as it can from CompleteMultipartUpload. */
  | 'error-in-200'
  /** There is never an answer. */
  | 'stall'
  /** The answer ends, or stops, or is changed, in the middle of its body. */
  | 'truncated-body'
  | 'stalled-body'
  | 'altered-body';

/** A fault and the requests that meet it. */
export interface Fault {
  kind: FaultKind;
  /** Without it, any operation. */
  operation?: OperationName;
  /** Without it, any key. */
  key?: string;
  /** How many such requests go well first; without it, none. Those that meet a fault planned earlier do not count. */
  after?: number;
  /** How many then meet the fault; without it, one. */
  times?: number;
}

/** The script of what goes wrong. */
export class Faults {
  /** How many requests have met a fault. */
  met = 0;
  #planned: { fault: Fault; seen: number }[] = [];

  add(...faults: readonly Fault[]): void {
    this.#planned.push(...faults.map((fault) => ({ fault, seen: 0 })));
  }

  /** Forgets all faults. */
  clear(): void {
    this.#planned = [];
    this.met = 0;
  }

  /** The fault that a request meets: the first planned one whose turn it is. */
  take(operation: OperationName, key: string): FaultKind | undefined {
    for (const plan of this.#planned) {
      const { fault } = plan;
      if ((fault.operation ?? operation) !== operation || (fault.key ?? key) !== key) continue;
      plan.seen += 1;
      const turn = plan.seen - (fault.after ?? 0);
      if (turn < 1 || turn > (fault.times ?? 1)) continue;
      this.met += 1;
      return fault.kind;
    }
    return undefined;
  }
}
