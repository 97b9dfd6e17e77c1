import { beforeAll, describe, expect, it } from 'vitest';
import { complaintsAbout } from '../../compare/compiler.ts';
import { COLLECTION } from '../../publish/samples.ts';
import { firstRelease } from '../releases.ts';
import { installed } from './unpack.ts';

let packageFiles: Map<string, Uint8Array>;
beforeAll(async () => {
  const { files } = await firstRelease();
  const tarball = files.find(({ path }) => path === 'package.tgz')?.bytes ?? new Uint8Array();
  packageFiles = await installed(tarball, COLLECTION);
});

/** A program that uses everything once, as a reader may. */
const PROGRAM = `
import { browserCache, COLLECTION, INSTRUMENTS, openRelease, records, ReleaseError, STAGES, VERSION, withdrawn } from '${COLLECTION}';
import type { Agreement, ActorId, Changes, Instrument, Manifest, Releases, Stage, Tombstone, WithdrawnRecord } from '${COLLECTION}';
import figuresFile from '${COLLECTION}/data/figures.json' with { type: 'json' };
import withdrawnFile from '${COLLECTION}/data/withdrawn.json' with { type: 'json' };
import type { Figure, RecordTypes } from '${COLLECTION}/types';
import { openRelease as open, type OpenedRelease } from '${COLLECTION}/client';

export const name: '${COLLECTION}' = COLLECTION;
export const version: '1.0.0' = VERSION;
export const agreements: Agreement[] = await records('agreements');
export const figures: Figure[] = figuresFile.records;
export const tombstones: Tombstone[] = await withdrawn();
export const inFile: WithdrawnRecord[] = withdrawnFile.records;

// Plain values are ids and values of vocabularies without a cast.
export const actor: ActorId = 'example-state';
export const parsed: Agreement = JSON.parse('{}');
export const text: string = actor;
export const stage: Stage = STAGES[0];
export const known: Instrument = INSTRUMENTS[0];
export const fresh: Instrument = 'handshake';
export const stages: readonly Stage[] = STAGES;

// A closed vocabulary can be answered completely.
export function isOver(stage: Stage): boolean {
  switch (stage) {
    case 'superseded': case 'terminated': case 'rejected': return true;
    case 'proposed': case 'negotiated': case 'initialled': case 'signed': case 'ratified': case 'in-force':
    case 'amended': case 'extended': case 'suspended': return false;
    default: return stage satisfies never;
  }
}

declare const fetch: (url: string) => Promise<{ ok: boolean; status: number; arrayBuffer(): Promise<ArrayBuffer> }>;
const release = await open('1.x', { site: 'https://data.example.org', fetch, cache: new Map() });
export const same: typeof openRelease = open;
export const manifest: Manifest = release.manifest;
export const changes = (await release.json('changes.json')) as Changes;
export const first: RecordTypes['actors'] | undefined = (await release.records('actors'))[0];
export const reason: string | undefined = release.yanked?.reason;
export async function read(opened: OpenedRelease<{ records: RecordTypes; withdrawn: WithdrawnRecord; manifest: Manifest }>) {
  try { return await opened.bytes('LICENSE'); }
  catch (error) { if (error instanceof ReleaseError && error.code === 'altered-file') return undefined; throw error; }
}
export const cached = async () => openRelease('latest', { site: '', cache: await browserCache('releases') });
export declare const pointer: Releases;
export const latest: string | undefined = pointer.latest;
`;

/** Programs with one mistake each, and what the compiler has to say. */
const MISTAKES: Record<string, { code: string; complaint: RegExp }> = {
  'other-dataset.ts': {
    code: `import type { ActorId, Place } from '${COLLECTION}';\ndeclare const place: Place;\nexport const actor: ActorId = place.id;`,
    complaint: /'PlaceId' is not assignable to type 'ActorId'/,
  },
  'other-reference.ts': {
    code: `import type { Agreement, AgreementParty } from '${COLLECTION}';\ndeclare const agreement: Agreement;\nexport const party: AgreementParty = { actor: agreement.id, capacity: 'party' };`,
    complaint: /'AgreementId' is not assignable to type 'ActorId'/,
  },
  'no-dataset.ts': {
    code: `import { records } from '${COLLECTION}';\nexport const moons = await records('moons');`,
    complaint: /"moons"/,
  },
  'no-dataset-in-release.ts': {
    code: `import { openRelease } from '${COLLECTION}';\nexport const moons = (await openRelease('1', { site: '' })).records('moons');`,
    complaint: /"moons"/,
  },
  'no-site.ts': {
    code: `import { openRelease } from '${COLLECTION}';\nexport const release = await openRelease('1', {});`,
    complaint: /'site' is missing/,
  },
  'closed-vocabulary.ts': {
    code: `import type { Stage } from '${COLLECTION}';\nexport const stage: Stage = 'celebrated';`,
    complaint: /"celebrated"/,
  },
  'constant-list.ts': {
    code: `import { STAGES } from '${COLLECTION}';\nexport const more = STAGES.push('signed');`,
    complaint: /'push' does not exist/,
  },
  'misspelt.ts': {
    code: `import { records } from '${COLLECTION}';\nexport const titles = (await records('agreements')).map((record) => record.titel);`,
    complaint: /'titel' does not exist/,
  },
  'misspelt-in-file.ts': {
    code: `import file from '${COLLECTION}/data/places.json' with { type: 'json' };\nexport const names = file.records.map((place) => place.nmaes);`,
    complaint: /'nmaes' does not exist/,
  },
  'no-code.ts': {
    code: `import { ReleaseError } from '${COLLECTION}';\nexport const isBad = (error: ReleaseError) => error.code === 'bad-luck';`,
    complaint: /no overlap/,
  },
};

describe('the types of the package', () => {
  it('let a strict program compile that uses all of it, without the types of browsers or Node', () => {
    expect(complaintsAbout({ 'program.ts': PROGRAM }, packageFiles)).toEqual([]);
  });

  it('let a CommonJS program take the data', () => {
    const code = `import figures = require('${COLLECTION}/data/figures.json');\nexport const count: number = figures.records.length;\nexport const id: number = figures.records[0]?.id;`;
    const complaints = complaintsAbout({ 'program.cts': code }, packageFiles);
    expect(complaints).toEqual([expect.stringMatching(/program\.cts\(3.*'FigureId/)]);
  });

  it('tell every mistake', () => {
    const programs = Object.fromEntries(Object.entries(MISTAKES).map(([name, { code }]) => [name, code]));
    const complaints = complaintsAbout(programs, packageFiles);
    for (const [name, { complaint }] of Object.entries(MISTAKES)) {
      const mine = complaints.filter((line) => line.startsWith(`${name}(`));
      expect(mine, name).toEqual([expect.stringMatching(complaint)]);
    }
  });
});
