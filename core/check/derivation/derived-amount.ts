import type { Qualifier } from '../../shared/records.ts';

/** What a claim has to say according to its derivation. */
export interface DerivedAmount {
  value?: number;
  low?: number;
  high?: number;
  qualifier: Qualifier;
}
