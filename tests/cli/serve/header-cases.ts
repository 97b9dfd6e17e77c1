import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { FILES } from './demo-store.ts';

export const DATA = 'demo/1.4.2/data/agreements.json';
export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const MUTABLE = 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400';
export const REDIRECT = 'public, max-age=30';
export const ERROR = 'public, max-age=5';
export const PROBLEM = 'application/problem+json';

function digest(key: keyof typeof FILES, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(FILES[key]).digest(encoding);
}

/** A request and what is asked of its answer. */
export interface Case {
  name: string;
  path: string;
  method?: string;
  send?: OutgoingHttpHeaders;
  status: number;
  /** Headers that must have this value, or be absent. */
  headers: Record<string, string | undefined>;
  body?: string;
}

export const etag = `"${digest(DATA, 'hex')}"`;
export const reprDigest = `sha-256=:${digest(DATA, 'base64')}:`;
export const range = { Range: 'bytes=2-8' };
