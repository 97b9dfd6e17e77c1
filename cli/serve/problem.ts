import { type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';
import { CACHE_CONTROL } from '../../core/shared/http.ts';

/** A request that is answered with a problem document (RFC 9457). */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    detail: string,
    options: { members?: Readonly<Record<string, unknown>>; headers?: OutgoingHttpHeaders } = {},
  ) {
    super(detail);
    this.status = status;
    this.headers = options.headers ?? {};
    this.#members = options.members ?? {};
  }

  /** The document, as JSON with a final line end. */
  body(): string {
    const { status, message: detail } = this;
    // `about:blank` says that the title means no more than the status does; `code` is what programs look at.
    const document = { type: 'about:blank', title: STATUS_CODES[status], status, detail, ...this.#members };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  }
}

/** The headers of a problem document. */
export function problemHeaders(problem: Problem): OutgoingHttpHeaders {
  return {
    'Content-Type': 'application/problem+json',
    'Cache-Control': CACHE_CONTROL.error,
    ...problem.headers,
  };
}
