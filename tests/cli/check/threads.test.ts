import { expect, it } from 'vitest';
import { inThreads } from '../../../cli/check/threads.ts';
import { findingsIn } from '../../../core/check/check.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { validProject } from '../../core/check/project.ts';
import { writeProject } from '../depositary.ts';

const PROGRAM = new URL('../../../dist/check-thread.js', import.meta.url);

/** Enough records for every thread, some of them wrong in ways of which others must be told. */
function manyRecords() {
  let project = validProject().withRecord('statements', '/place', 'atlantis');
  for (let i = 0; i < 600; i++) {
    const name = `Village ${i} ${(i * 7919) % 1000} ${(i * 104_729) % 1000}`;
    project = project.withCopy('places', `village-${i}`, {
      names: [{ name, language: 'en' }],
      ...(i % 50 === 0 && { kind: 'castle' }),
    });
  }
  return project.withTombstone('places', 'old-town', 'village-50').withCopy('figures', 'second-length');
}

it.each([
  ['files of their own', manyRecords()],
  ['lines', manyRecords().inLines()],
])('threads find what one finds, of records in %s', async (_, project) => {
  const root = writeProject(project);
  const files = readProject(root);
  const alone = await findingsIn(files);
  expect(alone.findings.length).toBeGreaterThan(10);
  expect(await findingsIn(files, inThreads(root, files, PROGRAM, { leastRecords: 0 }))).toEqual(alone);
});

it('a thread that cannot start ends the check with an error', async () => {
  const root = writeProject(manyRecords());
  const files = readProject(root);
  const nowhere = new URL('nowhere.js', PROGRAM);
  await expect(findingsIn(files, inThreads(root, files, nowhere, { leastRecords: 0 }))).rejects.toThrow(
    'nowhere.js',
  );
});
