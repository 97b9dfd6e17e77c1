import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../cli/command.ts';
import { diffCommand } from '../../../cli/commands/diff.ts';
import { planCommand } from '../../../cli/commands/plan.ts';
import { previewCommand } from '../../../cli/commands/preview.ts';
import { reviewCommand } from '../../../cli/commands/review.ts';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { publish } from '../../../core/publish/publish.ts';
import outputSchema from '../../../schemas/cli/output.schema.json' with { type: 'json' };
import { claim, validProject } from '../../core/check/project.ts';
import { changedProject, commitAt, firstProject, snapshot } from '../../core/publish/samples.ts';
import { writeProject } from '../depositary.ts';
import { type GitCheckout, HAS_GIT } from '../git-checkout.ts';
import { footprint, reviewedCheckout } from '../states/reviewed.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(outputSchema);

/** The result of a command, whose document must fit the published schema. */
async function result(command: Promise<CommandResult>): Promise<CommandResult> {
  const given = await command;
  expect(validate(JSON.parse(JSON.stringify(given.json))), JSON.stringify(validate.errors)).toBe(true);
  return given;
}

const OTHER_CLAIM = claim({ value: 50, rank: 'preferred', rankReason: 'It was measured.' });
const CHANGED = changedProject()
  .withRecord('figures', '/claims/-', OTHER_CLAIM)
  .withRecord('agreements', '/events/1/date', '1994-05-13')
  .withRecord('agreements', '/corrections', [{ on: '2020-03-01', reason: 'The day was *misread*.' }]);

describe.skipIf(!HAS_GIT)('what a change does', () => {
  let checkout: GitCheckout;
  let cwd: string;
  const quiet = true;
  beforeAll(async () => {
    checkout = await reviewedCheckout(CHANGED);
    cwd = checkout.folder;
  });

  it('is told by diff, record by record', async () => {
    const before = footprint(checkout);
    const { exitCode, text, json } = await result(
      diffCommand({ cwd, quiet, from: 'HEAD', format: 'terminal' }),
    );
    expect(exitCode).toBe(0);
    expect(text.replace(/commit \w+/, 'commit X').split('\n')).toEqual([
      'From the Git ref HEAD (commit X) to the working tree',
      '5 records changed: 3 modified, 1 merged, 1 added.',
      '',
      'agreements',
      '  modified river-memorandum (Memorandum on the river crossing)',
      '    event signed 1994-05-12: date: 1994-05-12 → 1994-05-13',
      '    correction: 2020-03-01 The day was *misread*.',
      '',
      'figures',
      '  modified river-crossing-length (Length of the crossing)',
      '    claim added: 50 km, asserted by example-state, preferred, evidence: example-gazette-1994, paragraph 1',
      '    now conflicting (before: single)',
      '',
      'actors',
      '  modified example-state (State of Example)',
      '    name Example State (en): name: Example State → State of Example',
      '',
      'places',
      '  merged old-ferry (Old Ferry): The same as another record. In its place: border-town.',
      '  added river-island (River Island)',
      '',
      'New conflicts: figures/river-crossing-length',
    ]);
    expect(json).toMatchObject({
      from: { kind: 'ref' },
      to: { kind: 'working-tree', name: 'the working tree' },
    });
    expect(footprint(checkout)).toBe(before);
  });

  it('is the same as Markdown, in which records cannot write markup', async () => {
    const { text } = await result(diffCommand({ cwd, quiet, from: 'public', format: 'md' }));
    expect(text).toMatch(/^## From example-diplomacy 1\.0\.0 to the working tree\n\n5 records changed/);
    expect(text).toContain('### places\n\n- merged `old-ferry` (Old Ferry)');
    expect(text).toContain('  - correction: 2020-03-01 The day was \\*misread\\*.');
    expect(text).toContain('**New conflicts**: figures/river-crossing-length');
  });

  it('is nothing between equal states', async () => {
    const { text } = await result(
      diffCommand({ cwd, quiet, from: 'public', to: 'ref:main', format: 'terminal' }),
    );
    expect(text.split('\n').at(-1)).toBe('Nothing differs.');
  });

  it('is foretold by plan', async () => {
    const { exitCode, text, json } = await result(planCommand({ cwd, quiet, format: 'terminal' }));
    expect(exitCode).toBe(0);
    expect(text).toContain(
      'Would publish example-diplomacy 1.1.0 (minor), compared with example-diplomacy 1.0.0.',
    );
    expect(text).toContain('  1 record added\n');
    expect(text).toContain('Corrected without a reason: actors/example-state.');
    expect(text).toContain('1.1.0 (draft)');
    expect(json).toMatchObject({ base: { kind: 'release' }, plan: { version: '1.1.0' } });
    const against = await result(planCommand({ cwd, quiet, base: 'HEAD', format: 'md' }));
    expect(against.text).toContain('next release of **example-diplomacy** at the level **minor**');
    const exact = await result(
      planCommand({ cwd, quiet, base: 'public/example-diplomacy/1.0.0', format: 'md' }),
    );
    expect(exact.json).toMatchObject({ plan: { version: '1.1.0' } });
  });

  it('is planned against an older release as if nothing had been released since', async () => {
    const copy = writeProject(CHANGED);
    cpSync(join(cwd, 'public'), join(copy, 'public'), { recursive: true });
    const store = new DirectoryStore(join(copy, 'public'));
    await publish(store, snapshot(changedProject()), commitAt(1));
    const newest = await result(planCommand({ cwd: copy, quiet, format: 'md' }));
    expect(newest.json).toMatchObject({
      base: { name: 'example-diplomacy 1.1.0' },
      plan: { version: '1.1.1', reasons: ['2 records corrected'], earlier: [{}, {}] },
    });
    const base = 'public/example-diplomacy/1.0.0';
    const older = await result(planCommand({ cwd: copy, quiet, base, format: 'md' }));
    expect(older.json).toMatchObject({ plan: { version: '1.1.0' } });
    expect(older.json.plan).toMatchObject({ earlier: [{ version: '1.0.0' }] });
    const { json } = await result(diffCommand({ cwd: copy, quiet, from: 'public', format: 'terminal' }));
    expect(json).toMatchObject({ diff: { records: [{ dataset: 'agreements' }, { dataset: 'figures' }] } });
  });

  it('is refused by plan as publish would, with each reason', async () => {
    const copy = writeProject(firstProject().without('datasets/places/old-ferry.json'));
    const { exitCode, text, json } = await result(
      planCommand({ cwd: copy, quiet, base: join(cwd, 'public'), format: 'terminal' }),
    );
    expect(exitCode).toBe(5);
    expect(text).toContain('The release would be refused');
    expect(text).toContain('id-vanished: Published records are gone: places/old-ferry.');
    expect(text).toContain('count-drop: places would shrink from 2 to 1 records.');
    expect(json).toMatchObject({ plan: { outcome: 'refused' } });
  });

  it('is the first release where nothing was published', async () => {
    const fresh = writeProject(validProject());
    const { text, json } = await result(planCommand({ cwd: fresh, quiet, format: 'terminal' }));
    expect(text).toContain('Would publish example-diplomacy 1.0.0 (initial).');
    expect(json).not.toHaveProperty('base');
    const preview = await result(previewCommand({ cwd: fresh, quiet, format: 'terminal' }));
    expect(preview.json).toMatchObject({ version: '1.0.0' });
  });

  it('names a release that is not there, or of another collection', async () => {
    const base = 'public/example-diplomacy/9.9.9';
    await expect(planCommand({ cwd, quiet, base, format: 'md' })).rejects.toThrow('no release 9.9.9');
    const other = writeProject(validProject().withValue('datasets/collection.json', '/name', 'other'));
    await expect(planCommand({ cwd: other, quiet, base: join(cwd, 'public'), format: 'md' })).rejects.toThrow(
      'is of the collection example-diplomacy, not of other',
    );
  });

  it('is read in advance by preview', async () => {
    const { text, json } = await result(previewCommand({ cwd, quiet, format: 'terminal' }));
    expect(text).toContain('Length of the crossing\nfigures/river-crossing-length (modified)\n');
    expect(text).toContain('  2 claims, conflicting\n');
    expect(text).toContain('50 km (50000 m)  State of Example');
    expect(text).toContain('version 1.1.0.');
    expect(text).toMatch(/passages +\d+ +\d+/);
    expect(json).toMatchObject({ version: '1.1.0' });
    const markdown = await result(previewCommand({ cwd, quiet, base: 'HEAD', format: 'md' }));
    expect(markdown.text).toContain('| amount | asserted by | said on | evidence | remarks |\n| --- |');
  });

  it('is gathered by review in one document, for a comment', async () => {
    const out = 'report/review.md';
    const { exitCode, json } = await result(
      reviewCommand({ cwd, quiet, base: 'ref:HEAD', release: 'public', out }),
    );
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ out, planBase: { kind: 'release' } });
    const text = readFileSync(join(cwd, out), 'utf8');
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual([
      '## Verdict',
      '## Release',
      '## Changes of the data',
      '## Coverage',
      '## Draft of the changelog',
      '## Changed records as they will be read',
    ]);
    expect(text).toContain('**example-diplomacy 1.1.0**');
  });

  it('is not told where records have errors; their findings are', async () => {
    const broken = writeProject(validProject().withRecord('places', '/kind', 'moon'));
    const given = { cwd: broken, quiet, base: 'dir:.' };
    for (const command of [
      diffCommand({ ...given, from: join(cwd, 'public'), format: 'terminal' }),
      planCommand({ ...given, format: 'terminal' }),
      previewCommand({ ...given, format: 'md' }),
    ]) {
      const { exitCode, text, json } = await result(command);
      expect(exitCode).toBe(1);
      expect(text).toContain('The records of the working tree have errors.');
      expect(json).toMatchObject({ state: 'the working tree', findings: [{ severity: 'error' }] });
    }
    const review = await result(reviewCommand({ ...given, base: join(cwd, 'public') }));
    expect(review.exitCode).toBe(1);
    expect(review.text).toContain('**1 error** in 1 agreements');
    expect(review.text).toMatch(/- error `[\w-]+` at `datasets\/places\/border-town\.json:\d+`: .*moon/);
    expect(review.text).not.toContain('## Release');
    expect(existsSync(join(broken, 'report'))).toBe(false);
    const mended = await result(reviewCommand({ cwd, quiet, base: `dir:${broken}` }));
    expect(mended.exitCode).toBe(0);
    expect(mended.text).toContain('**1 warning** in 1 agreements');
    expect(mended.text).toMatch(/The records of the directory .* have errors, so nothing can be compared/);
    expect(mended.text).not.toContain('## Release');
  });
});
