import fc from 'fast-check';
import { TROUBLES } from '../../../core/sources/answer.ts';

export const GOOD = ['200', '204', '206'];
export const FAILED = [
  '400',
  '404',
  '410',
  '500',
  '502',
  '503',
  'no-such-host',
  'timeout',
  'unreachable',
  'connection-refused',
  'hung-up',
  'no-http',
  'bad-redirect',
];
export const UNCLEAR = [
  '401',
  '403',
  '405',
  '429',
  '451',
  '999',
  'no-name-server',
  'tls',
  'too-many-redirects',
  'start-page',
  'not-public',
  'malformed',
];

export const anyAnswer = fc.constantFrom(...GOOD, ...FAILED, ...UNCLEAR, ...TROUBLES);

/** A day, counted from the first of March 2026. */
export function day(offset: number): string {
  return new Date(Date.UTC(2026, 2, 1 + offset)).toISOString().slice(0, 10);
}
