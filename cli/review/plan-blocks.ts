import type { Plan } from '../../core/review/plan.ts';
import { atMost, type Block, counted, heading, item, paragraph } from './blocks.ts';
import { listed } from './conflict-blocks.ts';

/** More reasons, problems or schema changes than this are counted. */
const MOST = 20;
/** A longer draft is cut. */
const MOST_LINES = 60;

/** What publishing would do, for people; without the changelog. */
export function planBlocks(plan: Plan, collection: string, against: string | undefined): Block[] {
  return [
    ...outcomeBlocks(plan, collection, against),
    ...atMost(MOST, plan.reasons, 'reasons', (reason) => [item(0, reason)]),
    ...problemBlocks(plan),
    ...compatibilityBlocks(plan),
    ...(plan.uncorrected.length === 0
      ? []
      : [
          paragraph(
            { strong: 'Corrected without a reason' },
            `: ${listed(plan.uncorrected)}. An entry in “corrections” tells readers what was wrong.`,
          ),
        ]),
  ];
}

function outcomeBlocks(
  { outcome, version, level }: Plan,
  collection: string,
  against: string | undefined,
): Block[] {
  const since = against === undefined ? '' : `, compared with ${against}`;
  switch (outcome) {
    case 'unchanged':
      return [paragraph(`Nothing would be published${since}: nothing changed.`)];
    case 'marked':
      return [paragraph(`No new release${since}; which releases are yanked would change.`)];
    case 'refused':
      return [paragraph({ strong: 'The release would be refused' }, `${since}.${otherwise(level)}`)];
    case 'release':
      return version === undefined
        ? [
            paragraph(
              'Would publish the next release of ',
              { strong: collection },
              ` at the level `,
              { strong: level ?? '' },
              `${since}. Its number depends on the newest release in the store.`,
            ),
          ]
        : [paragraph('Would publish ', { strong: `${collection} ${version}` }, ` (${level})${since}.`)];
  }
}

function otherwise(level: Plan['level']): string {
  return level === undefined ? '' : ` Without these problems its level would be ${level}:`;
}

function problemBlocks({ problems }: Plan): Block[] {
  if (problems.length === 0) return [];
  return [
    paragraph({ strong: 'What stops it' }, ':'),
    ...atMost(MOST, problems, 'problems', ({ code, message, help }) => [
      item(0, { name: code }, `: ${message}`),
      item(1, help),
    ]),
  ];
}

function compatibilityBlocks({ schemaChanges, earlier }: Plan): Block[] {
  const failures = earlier.filter(({ failed }) => failed.length > 0);
  return [
    ...(schemaChanges.length === 0
      ? []
      : [
          paragraph({ strong: 'Published schemas' }, ':'),
          ...atMost(MOST, schemaChanges, 'changes of schemas', ({ level, message }) => [
            item(0, `${level}: ${message}`),
          ]),
        ]),
    ...(earlier.length === 0 || failures.length > 0
      ? []
      : [
          paragraph(
            `Every record fits the published schemas of ${counted(earlier.length, 'earlier release')} of this major.`,
          ),
        ]),
    ...failures.map(({ version, failed }) =>
      paragraph({ strong: `Not valid under the schemas of ${version}` }, `: ${listed(failed)}`),
    ),
  ];
}

/** The section that the changelog would gain; nothing where nothing is released. */
export function draftBlocks({ changelog }: Plan): Block[] {
  if (changelog === undefined) return [];
  const lines = changelog.trimEnd().split('\n');
  const rest = lines.length - MOST_LINES;
  // The headings of a changelog stand below that of the draft.
  const text = lines.slice(0, MOST_LINES).join('\n').replace(/^##/gm, '####');
  return [
    heading(1, 'Draft of the changelog'),
    { kind: 'markdown', text },
    ...(rest > 0 ? [paragraph(`… and ${counted(rest, 'more line')}, left out here.`)] : []),
  ];
}
