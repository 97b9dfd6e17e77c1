import { UNEXPECTED_FILE } from '../../../core/check/layout.ts';
import { BYTES_RULES, TOKEN_RULES, UNREAD_CODES } from '../../../core/check/parse-file.ts';
import { COLLECTION_RULES, RECORD_RULES } from '../../../core/check/rules/index.ts';
import { SCHEMA_PROFILE } from '../../../core/check/schema/profile.ts';
import { SCHEMA_CODES } from '../../../core/check/schema/schema-problems.ts';
import { JSON_SYNTAX } from '../../../core/check/text/json-syntax.ts';
import { UNIT_TABLE } from '../../../core/check/unit-table.ts';

export const TEXT_RULES = [...BYTES_RULES, ...TOKEN_RULES];
export const RECORDS_RULES = [...RECORD_RULES, ...COLLECTION_RULES];

/** The codes of all findings that `check` can give. */
export const CHECK_CODES: readonly string[] = [
  ...[...TEXT_RULES, ...RECORDS_RULES].map(({ code }) => code),
  ...new Set(Object.values(UNREAD_CODES)),
  ...SCHEMA_CODES,
  JSON_SYNTAX,
  SCHEMA_PROFILE,
  UNEXPECTED_FILE,
  UNIT_TABLE,
  'wrong-schema',
  'missing-collection',
];
