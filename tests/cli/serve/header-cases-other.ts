import { type Case, DATA, ERROR, PROBLEM, REDIRECT } from './header-cases.ts';

/** Redirects, problems and preflights. */
export const OTHER_CASES: Case[] = [
  {
    name: '307 of latest, which passes over the yanked release',
    path: '/demo/latest/data/agreements.json?x=1',
    status: 307,
    headers: { location: '/demo/1.4.2/data/agreements.json', 'cache-control': REDIRECT },
    body: '',
  },
  {
    name: '307 of a bare alias',
    path: '/demo/v1',
    status: 307,
    headers: { location: '/demo/1.4.2/manifest.json' },
  },
  {
    name: '307 to HEAD',
    path: '/demo/v1.4/LICENSE',
    method: 'HEAD',
    status: 307,
    headers: { location: '/demo/1.4.2/LICENSE' },
  },
  {
    name: '308 to the replacement',
    path: '/demo/records/actors/merged.json',
    status: 308,
    headers: { location: '/demo/records/actors/alive.json', 'cache-control': REDIRECT },
    body: '',
  },
  {
    name: '308 from a file with a slash',
    path: '/demo/releases.json/?x=1',
    status: 308,
    headers: { location: '/demo/releases.json', 'cache-control': REDIRECT },
  },
  {
    name: '404 of an unknown path',
    path: '/demo/1.4.2/missing.json',
    status: 404,
    headers: { 'content-type': PROBLEM, 'cache-control': ERROR },
  },
  { name: '404 of a folder', path: '/demo/1.4.2/data', status: 404, headers: { 'content-type': PROBLEM } },
  { name: '404 of a folder with a slash', path: '/demo/', status: 404, headers: { 'content-type': PROBLEM } },
  {
    name: '404 of an unknown version',
    path: '/demo/9.9.9/x',
    status: 404,
    headers: { 'content-type': PROBLEM },
  },
  {
    name: '404 of an alias that all yanked releases share',
    path: '/demo/v2/manifest.json',
    status: 404,
    headers: { 'content-type': PROBLEM, location: undefined },
  },
  {
    name: '404 of the marker',
    path: '/demo/projected.json',
    status: 404,
    headers: { 'content-type': PROBLEM },
  },
  {
    name: '404 of the marker of the feeds',
    path: '/demo/projected-feeds.json',
    status: 404,
    headers: { 'content-type': PROBLEM },
  },
  {
    name: '410',
    path: '/demo/records/actors/gone.json',
    status: 410,
    headers: { 'content-type': PROBLEM, 'cache-control': ERROR },
  },
  {
    name: '410 where the replacement is no id',
    path: '/demo/records/actors/strange.json',
    status: 410,
    headers: { 'content-type': PROBLEM, location: undefined },
  },
  {
    name: '405',
    path: `/${DATA}`,
    method: 'DELETE',
    status: 405,
    headers: { allow: 'GET, HEAD, OPTIONS', 'content-type': PROBLEM, 'cache-control': ERROR },
  },
  {
    name: '400',
    path: '/demo/%',
    status: 400,
    headers: { 'content-type': PROBLEM, 'cache-control': ERROR },
  },
  {
    name: 'OPTIONS before a conditional request',
    path: `/${DATA}`,
    method: 'OPTIONS',
    send: {
      Origin: 'https://reader.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'if-none-match',
    },
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
      'content-length': undefined,
    },
    body: '',
  },
  { name: 'OPTIONS of the server', path: '*', method: 'OPTIONS', status: 204, headers: {} },
];
