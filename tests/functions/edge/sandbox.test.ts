import { expect, test } from 'vitest';
import { bundleOf, edgeBundle } from './bundle.ts';
import { MEMORY_BYTES, Sandbox } from './sandbox.ts';

const request = { method: 'GET', uri: '/demo/latest/x' };

test.for([
  ['an endless loop', 'async function handler() { while (true); }', 'interrupted'],
  ['endless awaiting', 'async function handler() { while (true) await 1; }', 'interrupted'],
  ['a large block', 'async function handler() { return new Uint8Array(2097152); }', 'out of memory'],
  [
    'many small objects',
    'async function handler() { var all = []; while (true) all.push({ a: 1 }); }',
    'out of memory',
  ],
  [
    'many texts',
    'async function handler() { var all = []; while (true) all.push("x".repeat(1e5) + all.length); }',
    'out of memory',
  ],
  ['an error', 'async function handler() { throw new Error("on purpose"); }', 'on purpose'],
  ['a promise that stays open', 'function handler() { return new Promise(() => {}); }', 'stays open'],
  ['a request that was changed', 'function handler(e) { e.request.uri = "/"; return e.request; }', 'changed'],
] as const)('the sandbox stops %s', async ([, source, message]) => {
  const sandbox = await Sandbox.load(await bundleOf(source));
  expect(() => sandbox.handle(request)).toThrow(message);
});

test('the sandbox lets a function have half of the memory', async () => {
  const source = `async function handler(event) { var a = new Uint8Array(${MEMORY_BYTES / 2}); return event.request; }`;
  const sandbox = await Sandbox.load(source);
  expect(sandbox.handle(request)).toEqual({ kind: 'pass' });
});

test('the sandbox has no other module, and nothing of a platform', async () => {
  await expect(Sandbox.load('import fs from "fs"; function handler() {}')).rejects.toThrow('no module "fs"');
  const globals = ['fetch', 'setTimeout', 'process', 'require', 'Buffer', 'console'];
  const types = globals.map((name) => `typeof ${name}`).join();
  const sandbox = await Sandbox.load(
    `function handler() { return { statusCode: 200, body: { encoding: 'text', data: [${types}].join() } }; }`,
  );
  expect(sandbox.handle(request)).toMatchObject({ body: globals.map(() => 'undefined').join() });
});

test('the function gets along with a quarter of the memory, request after request', async () => {
  const sandbox = await Sandbox.load(await edgeBundle(), { memoryBytes: MEMORY_BYTES / 4 });
  sandbox.entries = { 'demo@latest': '1.4.2' };
  // The longest address that CloudFront accepts has 8192 characters.
  const uri = `/demo/latest/${'a/'.repeat(4080)}`;
  for (let count = 0; count < 1000; count++) {
    expect(sandbox.handle({ method: 'GET', uri })).toMatchObject({ status: 307 });
  }
});
