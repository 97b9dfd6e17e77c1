import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { missing, notInstalled } from '../aws/processes/component.ts';
import { temporaryFolder } from '../cli/depositary.ts';
import { PublishedSite } from './published-site.ts';
import { run } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Stands in the text for the address below which a collection is published. */
const ADDRESS = 'https://data.example.org';

const site = new PublishedSite();
const cwd = temporaryFolder();

interface Block {
  language: string;
  text: string;
}

/** The code blocks of a section, in their order. */
function blocksOf(page: string, section: string): Block[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const [, after = ''] = text.split(`\n## ${section}\n`);
  const [body = ''] = after.split(/\n## /);
  const blocks = body.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', code = '']) => ({
    language,
    text: code.replaceAll(ADDRESS, site.url),
  }));
}

/** Runs one command of a console block as a reader would type it. */
function command(line: string): Promise<string> {
  const [program = '', ...args] = line.split(' ');
  if (program === 'depositary')
    return run(process.execPath, [join(ROOT, 'dist/depositary.js'), ...args], { cwd });
  if (program !== 'npm') throw new Error(`This test does not know how to run "${line}".`);
  const quiet = ['--registry=http://127.0.0.1:1/', '--cache=.npm-cache', '--no-audit', '--no-fund'];
  return run('npm', [...args, ...quiet], { cwd });
}

async function consoleBlock(text: string): Promise<void> {
  for (const part of text.split(/^\$ /m).slice(1)) {
    const [line = '', ...expected] = part.trimEnd().split('\n');
    const printed = await command(line);
    if (expected.length > 0) expect(printed.trimEnd(), line).toBe(expected.join('\n'));
  }
}

/** Runs a program, or compiles it where it is TypeScript, and gives what it prints. */
async function programBlock({ language, text }: Block): Promise<string> {
  if (language === 'js') {
    writeFileSync(join(cwd, 'program.mjs'), text);
    return run(process.execPath, ['program.mjs'], { cwd });
  }
  if (language === 'python') {
    writeFileSync(join(cwd, 'program.py'), text);
    return run('python3', ['program.py'], { cwd });
  }
  if (language !== 'ts') throw new Error(`This test does not know how to run ${language}.`);
  writeFileSync(join(cwd, 'program.mts'), text);
  const options = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', ''];
  const more = ['--noEmit', '--module', 'nodenext', '--target', 'es2022', 'program.mts'];
  return run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, ...more], { cwd });
}

describe.skipIf(missing('npm and Python', notInstalled(['npm', '--version'], ['python3', '--version'])))(
  'docs/consuming.md',
  () => {
    it('says what its commands and programs print', async () => {
      writeFileSync(join(cwd, 'package.json'), '{"name":"reader","private":true}\n');
      const blocks = blocksOf('consuming.md', 'In a program');
      expect(blocks.map(({ language }) => language)).toEqual(
        expect.arrayContaining(['console', 'js', 'ts', 'python', 'text']),
      );
      let printed = '';
      for (const block of blocks) {
        if (block.language === 'console') await consoleBlock(block.text);
        else if (block.language === 'text') expect(printed).toBe(block.text);
        else printed = await programBlock(block);
      }
    });
  },
);
