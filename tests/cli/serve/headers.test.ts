import { expect, test } from 'vitest';
import { PROBLEM } from './header-cases.ts';
import { CONDITIONAL_CASES } from './header-cases-conditional.ts';
import { FILE_CASES } from './header-cases-files.ts';
import { OTHER_CASES } from './header-cases-other.ts';
import { ask } from './http.ts';
import { DemoEdge } from './running-edge.ts';

const edge = new DemoEdge();

test.for([...FILE_CASES, ...CONDITIONAL_CASES, ...OTHER_CASES])(
  '$name',
  async ({ path, method = 'GET', send = {}, status, headers, body }) => {
    const reply = await ask(edge.url, path, { method, headers: send });
    expect(reply.status).toBe(status);
    expect(edge.errors).toEqual([]);
    for (const [name, value] of Object.entries(headers)) expect(reply.headers[name], name).toBe(value);
    if (body !== undefined) expect(reply.body).toBe(body);

    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'Accept-Ranges, Content-Length, Content-Range, Deprecation, ETag, Link, Repr-Digest, Sunset',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    for (const name of [
      'vary',
      'last-modified',
      'set-cookie',
      'content-encoding',
      'access-control-allow-credentials',
    ]) {
      expect(reply.headers, name).not.toHaveProperty(name);
    }
    if (reply.headers['content-type'] === PROBLEM && method !== 'HEAD') {
      expect(JSON.parse(reply.body)).toMatchObject({
        type: 'about:blank',
        title: expect.any(String),
        status,
        detail: expect.any(String),
        code: expect.any(String),
      });
    }
  },
);
