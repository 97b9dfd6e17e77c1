import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDatasetName } from '../../../core/shared/datasets.ts';
import { isObject, type Json } from '../../../core/shared/json.ts';
import { type Project, validProject } from './project.ts';
import { problemsIn } from './text/read.ts';

const PAGES = new URL('../../../docs/rules/', import.meta.url);
const CODES = readdirSync(PAGES).map((name) => name.replace('.md', ''));

interface Excerpt {
  path: string;
  json: string;
}

/** The JSON excerpts below a heading, each with the file that is named above it. */
function excerpts(code: string, heading: string): Excerpt[] {
  const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
  const [section = ''] = page.split(`## ${heading}\n`)[1]?.split('\n## ') ?? [];
  return [...section.matchAll(/`([^`\n]+)`\n\n```json\n(.*?)\n```/gs)].map(([, path = '', json = '']) => ({
    path,
    json,
  }));
}

/** The valid project with excerpts merged into its files; a new record is made from the valid one. */
function projectWith(parts: Excerpt[]): Project {
  return parts.reduce((project, { path, json }) => {
    if (problemsIn(json).length > 0) return project.with(path, json);
    const part: Json = JSON.parse(json);
    if (project.has(path)) return project.withJson(path, merged(JSON.parse(project.text(path)), part));
    const [, dataset = '', id = ''] = path.replace('.json', '').split('/');
    const isNewRecord = isDatasetName(dataset) && isObject(part) && !('withdrawn' in part);
    return isNewRecord ? project.withCopy(dataset, id, part) : project.withJson(path, part);
  }, validProject());
}

function merged(whole: Json | undefined, part: Json): Json {
  if (!isObject(whole) || !isObject(part)) return part;
  const entries = Object.entries(part).map(([key, inner]) => [key, merged(whole[key], inner)]);
  return { ...whole, ...Object.fromEntries(entries) };
}

const codes = (parts: Excerpt[]) =>
  projectWith(parts)
    .findings()
    .map(({ code }) => code);

describe('the page of', () => {
  it.each(CODES.filter((code) => excerpts(code, 'Wrong').length > 0))('%s shows a wrong excerpt', (code) => {
    expect(codes(excerpts(code, 'Wrong'))).toContain(code);
  });

  it.each(CODES.filter((code) => excerpts(code, 'Right').length > 0))('%s mends it', (code) => {
    for (const { json } of excerpts(code, 'Right')) expect(problemsIn(json)).toEqual([]);
    expect(projectWith(excerpts(code, 'Right')).found()).toEqual([]);
  });

  it('most codes has excerpts that are checked here', () => {
    const checked = CODES.filter((code) => excerpts(code, 'Wrong').length > 0);
    expect(CODES.filter((code) => !checked.includes(code)).sort()).toEqual([
      'byte-order-mark',
      'duplicate-id',
      'file-too-large',
      'invalid-utf8',
      'list-too-long',
      'missing-collection',
      'not-a-file',
      'number-not-in-passage',
      'passage-not-found',
      'passage-not-unique',
      'qualifier-differs',
      'unit-not-in-passage',
    ]);
  });
});
