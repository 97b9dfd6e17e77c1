import { FILES } from './demo-store.ts';
import { type Case, DATA, etag, IMMUTABLE, MUTABLE, PROBLEM, range, reprDigest } from './header-cases.ts';

/** Whole files. */
export const FILE_CASES: Case[] = [
  {
    name: '200 of a release file',
    path: `/${DATA}`,
    status: 200,
    headers: {
      'cache-control': IMMUTABLE,
      'content-type': 'application/json',
      'content-length': '15',
      'accept-ranges': 'bytes',
      etag,
      'repr-digest': reprDigest,
      link: [
        '</demo/releases.json>; rel="version-history"',
        '</demo/latest/data/agreements.json>; rel="latest-version"',
        '</demo/1.4.2/LICENSE>; rel="license"',
        '</demo/1.4.2/schemas/agreement.schema.json>; rel="describedby"',
      ].join(', '),
    },
    body: FILES[DATA],
  },
  {
    name: '200 of an empty file',
    path: '/demo/1.4.2/EMPTY',
    status: 200,
    headers: { 'content-length': '0', 'content-type': 'text/plain; charset=utf-8' },
    body: '',
  },
  {
    name: '200 of CSV',
    path: '/demo/1.4.2/data/agreements.csv',
    status: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'cache-control': IMMUTABLE },
  },
  {
    name: '200 of a schema',
    path: '/demo/1.4.2/schemas/agreement.schema.json',
    status: 200,
    headers: { 'content-type': 'application/schema+json' },
  },
  {
    name: '200 of a yanked release',
    path: '/demo/2.0.0/manifest.json',
    status: 200,
    headers: { 'cache-control': IMMUTABLE },
    body: FILES['demo/2.0.0/manifest.json'],
  },
  {
    name: '200 of the pointer',
    path: '/demo/releases.json',
    status: 200,
    headers: { 'cache-control': MUTABLE, 'content-type': 'application/json', link: undefined },
  },
  {
    name: '200 of a current record',
    path: '/demo/records/actors/alive.json',
    status: 200,
    headers: { 'cache-control': MUTABLE },
    body: FILES['demo/records/actors/alive.json'],
  },
  {
    name: '200 of a revision',
    path: '/demo/records/actors/alive/1.4.1.json',
    status: 200,
    headers: { 'cache-control': IMMUTABLE },
    body: FILES['demo/records/actors/alive/1.4.1.json'],
  },
  {
    name: '200 of the revision that is a tombstone',
    path: '/demo/records/actors/gone/1.4.2.json',
    status: 200,
    headers: { 'cache-control': IMMUTABLE },
  },
  {
    name: '200 with a query, which means nothing',
    path: `/${DATA}?utm=x&a=%00`,
    status: 200,
    headers: { etag },
    body: FILES[DATA],
  },
  {
    name: '200 of the root',
    path: '/',
    status: 200,
    headers: { 'cache-control': MUTABLE, 'content-type': 'application/json' },
  },
  {
    name: 'HEAD',
    path: `/${DATA}`,
    method: 'HEAD',
    send: range,
    status: 200,
    headers: { 'content-length': '15', 'cache-control': IMMUTABLE, etag, 'repr-digest': reprDigest },
    body: '',
  },
  {
    name: 'HEAD of what is missing',
    path: '/demo/1.4.2/missing',
    method: 'HEAD',
    status: 404,
    headers: { 'content-type': PROBLEM },
    body: '',
  },
];
