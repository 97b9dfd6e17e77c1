import { type Documents, parseDocument } from '../build/contract.ts';
import { DocumentError } from '../shared/document.ts';
import type { Json } from '../shared/json.ts';

/** The codes of problems in a published release; docs/verify.md explains each. */
export type VerifyCode =
  | 'no-such-release'
  | 'wrong-document'
  | 'missing-file'
  | 'altered-file'
  | 'unlisted-file'
  | 'missing-signature'
  | 'wrong-signature'
  | 'wrong-record'
  | 'broken-reference'
  | 'wrong-revision'
  | 'wrong-count'
  | 'wrong-changes'
  | 'wrong-compat';

/** One thing that is wrong with a published release. */
export interface VerifyProblem {
  code: VerifyCode;
  /** The key of the file. */
  file: string;
  message: string;
}

/** Ends a verification that cannot go on: there is nothing to compare with. */
export class VerificationStop extends Error {
  override name = 'VerificationStop';
  readonly problem: VerifyProblem;

  constructor(code: VerifyCode, file: string, message: string) {
    super(message);
    this.problem = { code, file, message };
  }
}

/**
 * Reads the bytes of a published file as JSON.
 * @throws VerificationStop `wrong-document` where they are none.
 */
export function parseJson(file: string, bytes: Uint8Array | string | undefined): Json {
  try {
    const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch {
    throw new VerificationStop('wrong-document', file, 'It is not JSON.');
  }
}

/**
 * Reads the bytes of a published file as one of the documents around the records.
 * @throws VerificationStop `wrong-document` where they are none.
 */
export function parsePublished<K extends keyof Documents>(
  file: string,
  bytes: Uint8Array | undefined,
  name: K,
) {
  const value = parseJson(file, bytes);
  try {
    return parseDocument(name, value);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new VerificationStop('wrong-document', file, error.message);
  }
}
