import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../../core/check/check.ts';
import { readProject } from '../../../core/load/project-files.ts';
import type { Json } from '../../../core/shared/json.ts';
import { inRecord, type Project, validProject } from './project.ts';
import { bytes } from './text/read.ts';

const { file } = inRecord('actors');
const valid = validProject().text(file);

/** The record's text with something put in front of its first property. */
function withFirst(property: string): string {
  return valid.replace('{', `{ ${property},`);
}

function inSchema(at: string, value: Json): Project {
  return validProject().withValue('schemas/actor.schema.json', at, value);
}

describe('hostile bytes give one finding for their cause, and no collection:', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a key twice', withFirst('"id": "other"'), 'duplicate-key'],
    ['a key twice, once escaped', withFirst('"\\u0069d": "other"'), 'duplicate-key'],
    ['__proto__', withFirst('"__proto__": {"admin": true}'), 'prototype-key'],
    ['__proto__ within a value', withFirst('"note": {"a": {"__proto__": []}}'), 'prototype-key'],
    ['__proto__, escaped', withFirst('"\\u005f_proto__": {}'), 'prototype-key'],
    ['the constructor', withFirst('"constructor": {"prototype": {}}'), 'unknown-property'],
    ['half a surrogate pair in a text', withFirst('"note": "\\ud800"'), 'lone-surrogate'],
    ['half a surrogate pair in a key', withFirst('"\\udc00": 1'), 'lone-surrogate'],
    ['bytes that are no UTF-8', bytes('{ "note": "', 0xc3, 0x28, '"}'), 'invalid-utf8'],
    ['a surrogate in UTF-8', bytes('{ "note": "', 0xed, 0xa0, 0x80, '"}'), 'invalid-utf8'],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf, valid), 'byte-order-mark'],
    ['UTF-16', bytes(0xff, 0xfe, ...Buffer.from(valid, 'utf16le')), 'byte-order-mark'],
    ['UTF-16 without a mark', Buffer.from(valid, 'utf16le'), 'json-syntax'],
    ['a NUL byte', bytes(valid, 0), 'json-syntax'],
    ['a NUL byte in a text', withFirst('"note": "a\u0000b"'), 'json-syntax'],
    ['an escaped NUL in a text', withFirst('"note": "a\\u0000b"'), 'text-hygiene'],
    ['10,000 lists', withFirst(`"note": ${'['.repeat(10_000)}${']'.repeat(10_000)}`), 'nesting-too-deep'],
    ['10,000 objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'nesting-too-deep'],
    ['10,000 lists without an end', '['.repeat(10_000), 'nesting-too-deep'],
    ['a number that is too large', withFirst('"note": 1e400'), 'unsafe-number'],
    ['a number of 20 digits', withFirst('"note": 12345678901234567890'), 'unsafe-number'],
    ['a number that is too small', withFirst('"note": 1e-400'), 'unsafe-number'],
    ['a text of a million characters', withFirst(`"note": "${'x'.repeat(1_000_000)}"`), 'out-of-bounds'],
    ['a million quotes', '"'.repeat(1_000_000), 'json-syntax'],
    ['a million backslashes', `"${'\\'.repeat(1_000_000)}`, 'json-syntax'],
    ['nothing', '', 'json-syntax'],
    ['only white space', ' \n\t\r\n', 'json-syntax'],
    ['a list', '[]', 'wrong-type'],
    ['a number', '5', 'wrong-type'],
    ['null', 'null', 'wrong-type'],
    ['a text', '"example-state"', 'wrong-type'],
    ['a tombstone that is none', '{"id":"example-state","withdrawn":null}', 'wrong-type'],
  ])('%s', (_, content, code) => {
    const result = validProject().with(file, content).check();
    expect(result.findings.map((finding) => [finding.file, finding.code])).toEqual([[file, code]]);
    expect(result).not.toHaveProperty('collection');
  });

  it('and objects stay as they were', () => {
    validProject().with(file, withFirst('"__proto__": {"admin": true}')).check();
    expect({}).not.toHaveProperty('admin');
  });
});

describe('hostile names give one finding, and no collection:', () => {
  it.each([
    'datasets/actors/../../etc/passwd.json',
    'datasets/actors/..json',
    'datasets/../datasets/actors/jane.json',
    'datasets/actors/jane.json/..',
    'datasets/actors/__proto__.json',
    'datasets/__proto__/jane.json',
    'datasets/actors/jane\u0000.json',
    'datasets/actors/jane\u202enosj.json',
    `datasets/actors/${'a'.repeat(200)}.json`,
  ])('%j', (path) => {
    const result = validProject().with(path, '{}').check();
    expect(result.findings).toMatchObject([{ file: path, code: 'unexpected-file' }]);
    expect(result).not.toHaveProperty('collection');
  });
});

describe('hostile schemas give one finding, and no collection:', () => {
  it.each<[string, Project, string]>([
    ['a remote reference', inSchema('/properties/note/$ref', 'https://example.org/x.json'), 'schema-profile'],
    ['a reference to a file', inSchema('/properties/note/$ref', 'file:///etc/passwd'), 'schema-profile'],
    [
      'a remote identifier that references are read from',
      inSchema('/$id', 'https://example.org/actor.schema.json'),
      'wrong-schema',
    ],
    [
      'a catastrophic pattern',
      inSchema('/properties/note', { type: 'string', description: 'A note.', pattern: '^(a+)+$' }),
      'schema-profile',
    ],
    [
      'a catastrophic pattern in more brackets',
      inSchema('/properties/note', { type: 'string', description: 'A note.', pattern: '^((a+))+$' }),
      'schema-profile',
    ],
    [
      'a pattern that is none',
      inSchema('/properties/note', { type: 'string', description: 'A note.', pattern: '(' }),
      'schema-profile',
    ],
    [
      'a definition that is itself',
      validProject().withValue('schemas/common.schema.json', '/$defs/note', {
        title: 'Note',
        description: 'A note.',
        $ref: '#/$defs/note',
      }),
      'wrong-schema',
    ],
    [
      'a vocabulary of numbers',
      inSchema('/properties/kind/enum', [1, 2]).withRecord('actors', '/kind', 'state'),
      'schema-profile|wrong-schema',
    ],
    [
      '10,000 levels',
      validProject().with('schemas/actor.schema.json', '['.repeat(10_000)),
      'nesting-too-deep',
    ],
    ['a list', validProject().with('schemas/actor.schema.json', '[]'), 'schema-profile'],
    ['a link', validProject().with('schemas/actor.schema.json', { unread: 'link' }), 'not-a-file'],
  ])('%s', (_, project, code) => {
    const result = project.check();
    expect(result.findings.map((finding) => finding.code)).toEqual([expect.stringMatching(`^(${code})$`)]);
    expect(result).not.toHaveProperty('collection');
  });
});

describe('hostile files on disk give one finding, and no collection:', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'depositary-hostile-'));
    const { datasets, schemas } = validProject().files;
    for (const { path, bytes: content = new Uint8Array() } of [...datasets, ...schemas]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function result() {
    const { findings, collection } = check(readProject(root));
    return { found: findings.map((finding) => [finding.file, finding.code]), collection };
  }

  it('none for a valid project', () => {
    expect(result()).toEqual({ found: [], collection: expect.anything() });
  });

  it('a record of 100 MB, of which nothing is read', () => {
    truncateSync(join(root, file), 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(result()).toEqual({ found: [[file, 'file-too-large']], collection: undefined });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('a record that is a link, whether or not it leads somewhere', () => {
    for (const target of ['/etc/hostname', join(root, 'nothing'), join(root, inRecord('places').file)]) {
      rmSync(join(root, file));
      symlinkSync(target, join(root, file));
      expect(result()).toEqual({ found: [[file, 'not-a-file']], collection: undefined });
    }
  });

  it.skipIf(process.platform === 'win32')('a record that is a pipe, which is not waited for', () => {
    rmSync(join(root, file));
    execFileSync('mkfifo', [join(root, file)]);
    expect(result()).toEqual({ found: [[file, 'not-a-file']], collection: undefined });
  });

  it('a folder in place of a record', () => {
    rmSync(join(root, file));
    mkdirSync(join(root, file));
    writeFileSync(join(root, file, 'inner.json'), '{}');
    expect(result().found).toContainEqual([`${file}/inner.json`, 'unexpected-file']);
    expect(result().collection).toBeUndefined();
  });

  it('a link to a folder beside the records', () => {
    symlinkSync('/etc', join(root, 'datasets/actors/etc'));
    expect(result()).toEqual({ found: [['datasets/actors/etc', 'unexpected-file']], collection: undefined });
  });
});
