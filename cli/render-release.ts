import pc from 'picocolors';
import type { Manifest } from '../core/build/documents.ts';
import type { Quality } from '../core/build/quality.ts';
import { DATASET_NAMES } from '../core/shared/datasets.ts';
import { printable } from './printable.ts';

/** What a person and `--json` are told of a release. */
interface ReleaseReport {
  manifest: Manifest;
  quality: Quality;
}

const LONGEST_BRIEF = 120;

/** What `--json` says of a release. */
export function releaseFacts({ manifest, quality }: ReleaseReport) {
  const { version, previous, bump, counts, files, commit, modified, released } = manifest;
  return {
    version,
    ...(previous !== undefined && { previous }),
    bump,
    counts,
    files: files.length + 1,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    contested: quality.contested,
    commit,
    ...(modified && { modified }),
    released,
  };
}

/** A release for a person: how much, which version and why, what is contested, and where to look next. */
export function renderRelease(report: ReleaseReport, store: string, dryRun: boolean): string {
  const { version, bump, counts, files, bytes, contested, commit, modified } = releaseFacts(report);
  const name = `${report.manifest.collection} ${version}`;
  const width = Math.max(...DATASET_NAMES.map((dataset) => dataset.length));
  return [
    `${pc.bold(`${dryRun ? 'Would publish' : 'Published'} ${name}`)} ${why(bump)}`,
    '',
    ...DATASET_NAMES.map((dataset) => `  ${dataset.padEnd(width)} ${String(counts[dataset]).padStart(5)}`),
    '',
    `${files} files, ${kilobytes(bytes)}, from commit ${commit.slice(0, 12)}${modified ? ' and changes that are not committed' : ''}`,
    `Contested figures: ${contested.length === 0 ? 'none' : contested.join(', ')}`,
    ...(dryRun ? [] : ['', ...nextSteps(store, `${store}/${report.manifest.collection}/${version}`)]),
  ].join('\n');
}

/** Level and reasons: in brackets where they fit into the line, otherwise one a line. */
function why({ level, reasons }: Manifest['bump']): string {
  const safe = reasons.map(printable);
  const brief = safe.join('; ');
  if (brief.length <= LONGEST_BRIEF) return `(${level}: ${brief})`;
  return [`(${level})`, '', ...safe.map((reason) => `  - ${reason}`)].join('\n');
}

function nextSteps(store: string, folder: string): string[] {
  // `npm run` knows the embedded store only.
  const embedded = store === 'public';
  return [
    'Look next:',
    `  ${folder}/README.md   what is in the release`,
    `  ${folder}/data/       the records as JSON, NDJSON and CSV`,
    `  ${embedded ? 'npm run verify' : `depositary verify ${store}`}   hashes, schemas and references, as a reader checks them`,
    `  ${embedded ? 'npm run serve' : `depositary serve --store ${store}`}    the release over HTTP, with the addresses readers use`,
  ];
}

function kilobytes(bytes: number): string {
  return bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}
