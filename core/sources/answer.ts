/** Why an address gave no status of HTTP that could be told of it. */
export const TROUBLES = [
  'no-such-host',
  'no-name-server',
  'timeout',
  'unreachable',
  'connection-refused',
  'hung-up',
  'no-http',
  'tls',
  'bad-redirect',
  'too-many-redirects',
  'start-page',
  'not-public',
  'malformed',
] as const;

export type Trouble = (typeof TROUBLES)[number];

/** What came of a request: a status of HTTP as three digits, `404`, or a trouble. */
export type Answer = string;

/** What an answer says of the text: it is there, it is not, or nothing. */
export type AnswerKind = 'good' | 'failed' | 'unclear';

/** Statuses that say what a server thinks of a program that asks, not whether the text is there. */
const UNCLEAR_STATUSES: ReadonlySet<Answer> = new Set(
  [401, 402, 403, 405, 406, 407, 421, 425, 429, 451].map(String),
);

/**
 * Troubles that readers may not have: a browser mends an incomplete chain of certificates and keeps the cookie that ends
 * a circle of redirects; what is not public was not requested; and where no name server answers, the fault is ours.
 */
const UNCLEAR_TROUBLES: ReadonlySet<Answer> = new Set<Trouble>([
  'no-name-server',
  'tls',
  'too-many-redirects',
  'start-page',
  'not-public',
  'malformed',
]);

/** Answers that a machine without a network gives as well. */
const UNHEARD: ReadonlySet<Answer> = new Set<Trouble>([
  'no-such-host',
  'no-name-server',
  'timeout',
  'unreachable',
]);

/** Answers for which nothing was asked of any server. */
const UNASKED: ReadonlySet<Answer> = new Set<Trouble>(['not-public', 'malformed']);

/** What an answer says of the text at an address (docs/decisions/gone-addresses.md). */
export function kindOf(answer: Answer): AnswerKind {
  if (/^2\d\d$/.test(answer)) return 'good';
  // Statuses from 600 on are inventions of those who turn programs away.
  const isRefusal = UNCLEAR_STATUSES.has(answer) || /^[6-9]\d\d$/.test(answer);
  return isRefusal || UNCLEAR_TROUBLES.has(answer) ? 'unclear' : 'failed';
}

/** Whether an answer may be that of a machine without a network, so that it says nothing as long as no server was heard. */
export function isUnheard(answer: Answer): boolean {
  return UNHEARD.has(answer);
}

/** Whether an answer stands for an address that was not requested, because nobody could or this program must not. */
export function isUnasked(answer: Answer): boolean {
  return UNASKED.has(answer);
}

/** Whether an answer shows that there is a network: some server said something. */
export function isHeard(answer: Answer): boolean {
  return !isUnheard(answer) && !isUnasked(answer);
}

const WORDS: Record<Trouble, string> = {
  'no-such-host': 'there is no such host',
  'no-name-server': 'no name server answered',
  timeout: 'no answer in time',
  unreachable: 'the host cannot be reached',
  'connection-refused': 'the host refused the connection',
  'hung-up': 'the host ended the connection without an answer',
  'no-http': 'the answer is not HTTP',
  tls: 'the certificate was not accepted',
  'bad-redirect': 'it redirects to what is no http(s) address',
  'too-many-redirects': 'it redirects more than 5 times',
  'start-page': 'it redirects to the start page of a host',
  'not-public': 'it leads to an address that is not public, and was not requested',
  malformed: 'it is no valid address, and was not requested',
};

/** An answer in words, for the middle of a sentence. */
export function describeAnswer(answer: Answer): string {
  const words: Partial<Record<string, string>> = WORDS;
  return (Object.hasOwn(WORDS, answer) ? words[answer] : undefined) ?? `status ${answer}`;
}
