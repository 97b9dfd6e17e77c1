/** Why a release is refused; docs/refusals.md says more about each. */
export type RefusalCode =
  | 'id-vanished'
  | 'id-reused'
  | 'count-drop'
  | 'fill-drop'
  | 'superseded'
  | 'broken-contract'
  | 'damaged-store'
  | 'store-conflict'
  | 'unknown-yank'
  | 'unsafe-archive'
  | 'wrong-collection'
  | 'wrong-submission';

/** A release that must not be published as it is. Nothing of it has been made visible. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  /** What to do about it. */
  readonly help: string;

  constructor(code: RefusalCode, message: string, help: string) {
    super(message);
    this.code = code;
    this.help = help;
  }
}
