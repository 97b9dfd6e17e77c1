import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../cli/depositary.ts';
import { PAGES, textOf } from './console.ts';

const ALL = [
  ...PAGES,
  ...['docs/rules', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder)).map((name) => `${folder}/${name}`),
  ),
];

/** The address of a heading, as GitHub makes it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
}

/** The links of a page that lead nowhere. Those to other sites are not followed. */
function brokenLinks(page: string): string[] {
  const prose = textOf(page).replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    // GitHub knows its own pages by such an address.
    if (/^https?:/.test(target) || target.startsWith('../../issues')) return false;
    const [path = '', heading] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(REPOSITORY, file))) return true;
    return heading !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(heading);
  });
}

describe('the links of the documentation', () => {
  it.each(ALL)('lead somewhere: %s', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('lead to every page from docs/README.md', () => {
    const index = textOf('docs/README.md');
    const pages = ALL.filter(
      (page) => /^docs\/(decisions\/)?[^/]+\.md$/.test(page) && page !== 'docs/README.md',
    );
    expect(pages.filter((page) => !index.includes(`(${page.slice('docs/'.length)}`))).toEqual([]);
  });
});
