import { describe, expect, test } from 'vitest';
import { bundleOf, edgeBundle, UNKNOWN_SYNTAX } from './bundle.ts';

const script = await edgeBundle();
const IMPORT = 'import cf from"cloudfront";';
const body = script.slice(IMPORT.length);

/** What the engine does not know, or must not be asked to do, as it would look in the bundle. */
const FORBIDDEN = [
  ['class', /\bclass\b/],
  ['for-of', /\bof\b(?! ")/],
  ['spread or rest', /\.\.\./],
  ['optional chaining', /\?\.(?!\d)/],
  ['nullish coalescing', /\?\?/],
  ['generator', /function\s*\*|\byield\b/],
  ['named group or lookbehind', /\(\?</],
  ['destructuring', /(?:const|let|var)\s*[{[]|\(\s*[{[][^)]*\}\s*\)\s*=>|function[^(]*\(\s*[{[]/],
  ['default parameter', /function[^(]*\([^)]*=/],
  ['big integer', /\b\d+n\b|\bBigInt\b/],
  // It accepts them, and then does not find the variables of the function around.
  ['async closure', /\basync\b(?!\s+function\s+\w)/],
  ['await among arguments', /[(,]\s*await\b/],
  ['module syntax', /\b(?:import|export|require)\b/],
  ['eval', /\beval\b|\bFunction\b/],
  ['regular expression flags', /\/[a-z]*[dsuvy][a-z]*\.(?:exec|test)/],
  ['final $, which also matches before a line feed', /\$\)?\/[a-z]*[,;.]/],
  ['global that is not there', /\b(?:URL|WeakMap|WeakSet|WeakRef|Proxy|Intl|fetch|set\w+|process)\b/],
  // CloudFront warns of the memory that they take.
  ['combinator of promises', /\bPromise\b|\.(?:then|catch|finally)\(/],
  ['byte beyond ASCII', /[^\n\x20-\x7e]/],
] as const;

describe('the bundle', () => {
  test('fits into a CloudFront Function', () => {
    expect(Buffer.byteLength(script)).toBeGreaterThan(1000);
    expect(Buffer.byteLength(script)).toBeLessThan(10_240);
  });

  test("begins with the one import that CloudFront knows, of the platform's module", () => {
    expect(script.slice(0, IMPORT.length)).toBe(IMPORT);
  });

  test('has one function that is named handler', () => {
    expect([...script.matchAll(/\bfunction handler\(/g)]).toHaveLength(1);
  });

  test.for(FORBIDDEN)('holds no %s', ([, token]) => {
    expect(body).not.toMatch(token);
  });
});

describe('the tests of the bundle', () => {
  test.for(UNKNOWN_SYNTAX)('would notice %s, which is %s', async ([, fate, source]) => {
    const bundled = bundleOf(source);
    if (fate === 'refused') {
      await expect(bundled).rejects.toThrow('not supported yet');
    } else {
      const text = await bundled;
      expect(FORBIDDEN.some(([, token]) => token.test(text))).toBe(fate === 'let through');
    }
  });

  test.for([
    ['for-of', 'for (const a of list) f(a);'],
    ['destructuring', 'const {a}=b;'],
    ['destructuring', 'var [a]=b;'],
    ['destructuring', 'function f({a}){}'],
    ['destructuring', 'f(({a})=>a)'],
    ['default parameter', 'function f(a,b=1){}'],
    ['big integer', 'f(12n)'],
    ['async closure', 'f(async()=>1)'],
    ['async closure', 'f(async function(){})'],
    ['await among arguments', 'f(a,await b)'],
    ['optional chaining', 'a?.b'],
    ['eval', 'new Function("a")'],
    ['final $, which also matches before a line feed', '/^a$/.test(b)'],
    ['named group or lookbehind', '/(?<a>b)/'],
  ] as const)('would find: %s, in %s', ([name, text]) => {
    expect(FORBIDDEN.find(([known]) => known === name)?.[1].test(text)).toBe(true);
  });
});
