/** What is wrong, for programs. */
export type ReleaseErrorCode =
  /** The wanted version or range is not written as one. */
  | 'bad-range'
  /** No release has the wanted version, or none is in the range. */
  | 'no-such-release'
  /** Every release in the range is yanked. */
  | 'yanked'
  /** The release has no such file or dataset. */
  | 'no-such-file'
  /** The site does not answer, or not with what was asked for. */
  | 'network'
  /** The site lacks a file that it should have. */
  | 'missing-file'
  /** A document is not what it should be. */
  | 'wrong-document'
  /** A file is not the one that was published. */
  | 'altered-file'
  /** The manifest should be signed and is not. */
  | 'missing-signature'
  /** The signature is not one of this manifest by a key that counts. */
  | 'wrong-signature'
  /** There is no Web Crypto here: in browsers, pages need https (or localhost). */
  | 'no-web-crypto';

/** Says why a release, or a file of it, is not handed out. */
export class ReleaseError extends Error {
  override name = 'ReleaseError';
  readonly code: ReleaseErrorCode;

  constructor(code: ReleaseErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
