import { Problem } from './problem.ts';

/** What CloudFront accepts as a URL. */
const LONGEST_URL = 8192;

/** The path of a request: as it was sent, and with its percent-encoding undone. */
export interface RequestPath {
  raw: string;
  decoded: string;
}

/**
 * Takes the path from a request line. It is never read as a URL relative to some base: `//host/x` would name
 * another host then, and dot segments would vanish unseen.
 * @throws Problem 400 or 414
 */
export function requestPath(target: string): RequestPath {
  if (target.length > LONGEST_URL) {
    throw new Problem(414, `No address here is longer than ${LONGEST_URL} characters.`, {
      members: { code: 'url-too-long' },
    });
  }
  // A client that believes it talks to a proxy sends the whole URL (RFC 9112, 3.2.2).
  const [raw = ''] = target.replace(/^https?:\/\/[^/?]*/i, '').split('?');
  const decoded = decode(raw);
  if (decoded.includes('\0')) throw badPath('The path holds a NUL character.');
  if (decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) {
    throw badPath('The path holds a dot segment.');
  }
  return { raw: raw || '/', decoded: decoded || '/' };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badPath('The percent-encoding of the path is malformed.');
  }
}

function badPath(detail: string): Problem {
  return new Problem(400, detail, { members: { code: 'bad-path' } });
}
