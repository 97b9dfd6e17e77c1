import { describe, expect, it } from 'vitest';
import { licenseText, readme } from '../../../core/build/front-matter.ts';
import { RELEASE_PATHS } from './release-paths.ts';
import { firstRelease, textOf } from './releases.ts';

const SETTINGS = {
  name: 'example-diplomacy',
  title: 'Trade | *transit* <b>',
  description: 'Agreements on [an example](https://example.org).',
  license: 'CC-BY-4.0',
};

/** The paths that the README names, as patterns. */
function namedPaths(text: string): RegExp[] {
  const cells = text.split('\n').filter((line) => line.startsWith('| `'));
  return cells.flatMap((line) =>
    [...line.matchAll(/`([^`]+)`/g)].map(([, path = '']) => new RegExp(`^${path.replace('*', '[^/]*')}`)),
  );
}

describe('the README of a release', () => {
  it('begins with the title, the version and the description, as they are', () => {
    expect(readme(SETTINGS, '1.2.3').split('\n').slice(0, 3)).toEqual([
      '# Trade \\| \\*transit\\* \\<b\\>, version 1.2.3',
      '',
      'Agreements on \\[an example\\](https://example.org).',
    ]);
  });

  it('names only files that are there, and every sort of file that is there', () => {
    const named = namedPaths(readme(SETTINGS, '1.2.3'));
    const paths = [...RELEASE_PATHS, 'manifest.json'];
    expect(named.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([]);
    const front = new Set(['README.md', 'LICENSE', 'types/authoring.d.ts']);
    expect(paths.filter((path) => !front.has(path) && !named.some((pattern) => pattern.test(path)))).toEqual(
      [],
    );
  });

  it('says under which licence and how to cite', () => {
    const text = readme({ ...SETTINGS, title: 'Example diplomacy' }, '1.2.3');
    expect(text).toContain('Licence: CC-BY-4.0 (see LICENSE).');
    expect(text).toContain(
      'Cite as: Example diplomacy (example-diplomacy), version 1.2.3 (see CITATION.cff).',
    );
  });

  it('is part of the release', async () => {
    expect(textOf(await firstRelease(), 'README.md')).toMatch(/^# Example diplomacy, version 1\.0\.0\n/);
  });
});

describe('the licence of a release', () => {
  it('has the SPDX identifier on a line of its own and leaves the cited texts to their owners', async () => {
    const text = licenseText(SETTINGS);
    expect(text.split('\n')).toContain('SPDX-License-Identifier: CC-BY-4.0');
    expect(text).toContain('their rights stay with their\nowners');
    expect(textOf(await firstRelease(), 'LICENSE')).toContain('SPDX-License-Identifier: CC-BY-4.0');
  });
});
