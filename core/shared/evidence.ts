import { isObject, type Json, type JsonObject, own } from './json.ts';
import type { Step } from './pointer.ts';
import type { Evidence } from './records.ts';

/** A piece of evidence in a record, with the object that holds it: the record, a claim, or an account. */
export interface PlacedEvidence {
  evidence: Evidence;
  holder: JsonObject;
  /** The path of the holder. */
  holderSteps: Step[];
  /** The path of the evidence itself. */
  steps: Step[];
}

/** All evidence of a valid record, at whatever depth, in the order of the record. */
export function evidenceOf(value: Json): PlacedEvidence[] {
  const found: PlacedEvidence[] = [];
  collect(value, [], found);
  return found;
}

function collect(value: Json, steps: Step[], found: PlacedEvidence[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...steps, index], found);
  } else if (isObject(value)) {
    const list = own(value, 'evidence');
    for (const [index, evidence] of (Array.isArray(list) ? list : []).entries()) {
      found.push({
        // Every schema gives `evidence` the type Evidence[], and the record is valid.
        evidence: evidence as unknown as Evidence,
        holder: value,
        holderSteps: steps,
        steps: [...steps, 'evidence', index],
      });
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'evidence' && typeof inner === 'object') collect(inner, [...steps, key], found);
    }
  }
}
