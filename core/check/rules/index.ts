import type { CollectionRule, RecordRule } from '../rule.ts';
import { claimAmount } from './claim-amount.ts';
import { claimRank } from './claim-rank.ts';
import { conflictingClaims } from './conflicting-claims.ts';
import { dateOrder } from './date-order.ts';
import { derivationInput } from './derivation-input.ts';
import { derivedAmount } from './derived-amount.ts';
import { derivedClaim } from './derived-claim.ts';
import { derivedDuration } from './derived-duration.ts';
import { duplicateId } from './duplicate-id.ts';
import { fileName } from './file-name.ts';
import { missingReference } from './missing-reference.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { ownVoice } from './own-voice.ts';
import { relationCycle } from './relation-cycle.ts';
import { sameQuestion } from './same-question.ts';
import { summaryLength } from './summary-length.ts';
import { textHygiene } from './text-hygiene.ts';
import { tombstoneTarget } from './tombstone-target.ts';
import { unknownCountry } from './unknown-country.ts';
import { unknownUnit } from './unknown-unit.ts';
import { unresolvedPointer } from './unresolved-pointer.ts';
import { unsupportedValue } from './unsupported-value.ts';
import { unusedRecord } from './unused-record.ts';
import { withdrawnReference } from './withdrawn-reference.ts';

export const RECORD_RULES: readonly RecordRule[] = [
  fileName,
  textHygiene,
  dateOrder,
  unresolvedPointer,
  unsupportedValue,
  claimAmount,
  claimRank,
  derivedClaim,
  derivedDuration,
  unknownUnit,
  unknownCountry,
  summaryLength,
  ownVoice,
];

export const COLLECTION_RULES: readonly CollectionRule[] = [
  duplicateId,
  missingReference,
  withdrawnReference,
  tombstoneTarget,
  relationCycle,
  sameQuestion,
  derivationInput,
  derivedAmount,
  conflictingClaims,
  nearDuplicate,
  unusedRecord,
];
