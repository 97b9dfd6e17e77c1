import submissionSchema from '../../schemas/release/submission.schema.json' with { type: 'json' };
import type { Submission } from '../build/documents.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { documentParser } from '../shared/document.ts';

/** The file of an archive that says what the rest is. */
export const HEADER_FILE = 'submission.json';

/**
 * Reads an unknown value as what a submission says of itself.
 * @throws DocumentError
 */
export const parseHeader = documentParser<Submission>('submission', submissionSchema);

/** The one text of a header: canonical JSON and a line end. */
export function headerText(header: Submission): string {
  return `${canonicalJson(header)}\n`;
}
