/**
 * What went wrong may go well at another time: throttling, a lost connection. The state machine tries again on
 * errors of this name, and on no others of ours.
 */
export class TransientError extends Error {
  override name = 'TransientError';
}
