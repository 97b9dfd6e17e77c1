import type { Claim } from '../../shared/records.ts';
import type { Problem, RecordRule } from '../rule.ts';

/** Who asserts a claim, what it rests on and how it was worked out must agree. */
export const derivedClaim: RecordRule = {
  code: 'derived-claim',
  severity: 'error',
  about: 'figures',
  passes: (entry) =>
    entry.kind === 'record' &&
    entry.dataset === 'figures' &&
    entry.content.claims.every(
      ({ derivation, assertedBy, evidence }) =>
        derivation === undefined && assertedBy.kind !== 'collection' && evidence.length > 0,
    ),
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'figures') return;
    for (const [index, claim] of record.content.claims.entries()) {
      const steps = ['claims', index];
      for (const { property, ...problem } of claimProblems(claim))
        yield { ...problem, steps: [...steps, property], ...(property !== 'assertedBy' && { at: 'key' }) };
    }
  },
};

function* claimProblems({
  derivation,
  assertedBy,
  evidence,
  note,
}: Claim): Generator<Problem & { property: string }> {
  const computed = derivation?.kind === 'computed';
  if (computed && assertedBy.kind !== 'collection') {
    yield {
      property: 'assertedBy',
      message: 'The claim is computed from other claims, but somebody asserts it.',
      help: 'Write { "kind": "collection" }: no source states a computed amount.',
    };
  }
  if (!computed && assertedBy.kind === 'collection') {
    yield {
      property: 'assertedBy',
      message: 'The collection asserts the claim, but does not compute it from other claims.',
      help: 'Name who asserts it, or give the "derivation" with its inputs.',
    };
  }
  if (computed && evidence.length > 0) {
    yield {
      property: 'evidence',
      message: 'The claim is computed from other claims and has evidence of its own.',
      help: 'Leave "evidence" empty; the claim rests on the evidence of its inputs.',
    };
  }
  if (!computed && evidence.length === 0) {
    yield {
      property: 'evidence',
      message: 'The claim has no evidence.',
      help: 'Add the passage that it rests on.',
    };
  }
  if (derivation?.kind === 'read' && note === undefined) {
    yield {
      property: 'derivation',
      message: 'The amount is read from words without a number, and nothing says which.',
      help: 'Say in the "note" of the claim from which word the amount follows.',
    };
  }
}
