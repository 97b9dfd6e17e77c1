import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import send from 'send';
import { CACHE_CONTROL } from '../../core/shared/http.ts';
import { ALLOWED_METHODS, COMMON_HEADERS, fileHeaders, PREFLIGHT_HEADERS } from './headers.ts';
import { Problem, problemHeaders } from './problem.ts';
import { requestPath } from './request-path.ts';
import { type Origin, route } from './route.ts';
import type { StoredFile } from './stored-file.ts';

/** Answers a request, whatever happens. What is nobody's fault but the edge's is told to `onError`. */
export async function respond(
  origin: Origin,
  request: IncomingMessage,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  setHeaders(response, COMMON_HEADERS);
  try {
    if (request.httpVersion === '1.1' && request.headers.host === undefined) {
      throw new Problem(400, 'The request has no Host header.', { members: { code: 'no-host' } });
    }
    if (request.method === 'OPTIONS') return end(response, 204, PREFLIGHT_HEADERS);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new Problem(405, 'Everything here can only be read.', {
        members: { code: 'read-only' },
        headers: { Allow: ALLOWED_METHODS },
      });
    }
    const answer = await route(origin, requestPath(request.url ?? '/'));
    if (answer.kind === 'file') {
      await sendFile(request, response, answer.key, answer.file);
    } else if (answer.kind === 'redirect') {
      const headers = { Location: answer.location, 'Cache-Control': CACHE_CONTROL.redirect };
      end(response, answer.status, headers);
    } else {
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': CACHE_CONTROL.mutable };
      end(response, 200, headers, answer.body);
    }
  } catch (error) {
    fail(response, error, onError);
  }
}

/**
 * Sends an open file, or the part that is asked for, or word that the reader has it already. Resolves when the
 * answer is complete or its reader gone.
 * @throws Problem 412 or 416
 */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  file: StoredFile,
): Promise<void> {
  try {
    // A reader that is gone already will not be seen to go.
    if (response.destroyed) return;
    setHeaders(response, fileHeaders(key, file.sha256));
    dropMeaninglessConditions(request);
    await new Promise<void>((resolve, reject) => {
      // Which keys may begin with a dot is decided before; the library would refuse `.well-known` too.
      const transfer = send(request, key, {
        cacheControl: false,
        etag: false,
        lastModified: false,
        dotfiles: 'allow',
      });
      // By itself it would look the path up again, twice, and might find a pointer that was replaced meanwhile.
      transfer.sendFile = (path) => transfer.send(path, file.stats);
      transfer.stream = (_path, range: { start?: number; end?: number } = {}) => {
        const { start = 0, end = file.stats.size } = range;
        pipeline(file.handle.createReadStream({ start, end }), response).catch(reject);
      };
      transfer.on('error', (error: unknown) => reject(transferProblem(error, response)));
      response.once('close', resolve);
      transfer.pipe(response);
    });
  } finally {
    await file.handle.close();
  }
}

/** Takes away what the library would act upon, and RFC 9110 says to ignore. */
function dropMeaninglessConditions({ method, headers }: IncomingMessage): void {
  // 13.1.4: there is no date of modification here, only an ETag.
  delete headers['if-unmodified-since'];
  // 14.2: ranges have a meaning for GET alone. 13.1.5: a weak ETag does not promise the same bytes.
  if (method === 'HEAD' || String(headers['if-range']).startsWith('W/')) delete headers.range;
}

/** Says in our own form what the library found wrong with a request's conditions. */
function transferProblem(error: unknown, response: ServerResponse): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 412) {
    return new Problem(412, 'The file is not the one that If-Match names.', {
      members: { code: 'precondition-failed' },
    });
  }
  if (status !== 416) return error;
  const range = response.getHeader('Content-Range');
  return new Problem(416, 'The file has no such range of bytes.', {
    members: { code: 'no-such-range' },
    headers: { ...(range !== undefined && { 'Content-Range': range }), 'Accept-Ranges': 'bytes' },
  });
}

function fail(response: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  if (!(error instanceof Problem) && !isAbort(error)) onError(error);
  if (response.headersSent) {
    // Half an answer cannot be taken back; a broken connection at least does not look like a whole one.
    response.destroy();
    return;
  }
  const problem =
    error instanceof Problem
      ? error
      : new Problem(500, 'The edge could not answer this.', { members: { code: 'internal' } });
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  end(response, problem.status, { ...COMMON_HEADERS, ...problemHeaders(problem) }, problem.body());
}

/** Whether an error only says that the reader went away. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body = ''): void {
  setHeaders(response, headers);
  // RFC 9110, 8.6: none on a 204.
  if (status !== 204) response.setHeader('Content-Length', Buffer.byteLength(body));
  response.statusCode = status;
  response.end(body);
}

function setHeaders(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
}
