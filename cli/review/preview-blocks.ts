import type { Coverage, Preview, PreviewRecord } from '../../core/review/preview.ts';
import { atMost, type Block, counted, heading, item, paragraph } from './blocks.ts';
import { conflictBlocks } from './conflict-blocks.ts';

/** More records than this are counted. */
const MOST_RECORDS = 100;
/** More values than this of one member are counted. */
const MOST_VALUES = 20;

/** Changed records as they will be read, for people. */
export function previewBlocks({ records, conflicts, coverage }: Preview): Block[] {
  return [
    ...(records.length === 0 ? [paragraph('No record changed.')] : []),
    ...atMost(MOST_RECORDS, records, 'records', recordBlocks),
    ...conflictBlocks(conflicts),
    ...coverageBlocks(coverage),
  ];
}

/** What the change does to the evidence of the whole. */
export function coverageBlocks({ before, after }: Preview['coverage']): Block[] {
  const row = (label: string, of: (coverage: Coverage) => string): string[] => [
    label,
    before === undefined ? 'nothing' : of(before),
    of(after),
  ];
  return [
    heading(2, 'Evidence of the collection'),
    {
      kind: 'table',
      head: ['', 'before', 'after'],
      rows: [
        row('passages', ({ evidence }) => String(evidence.passages)),
        row('sources cited', ({ evidence }) => String(evidence.sourcesCited)),
        row('records that rest on one source', ({ evidence }) => {
          const share = (evidence.singleSourceShare * 100).toFixed(1);
          return `${evidence.singleSourceRecords} (${share} %)`;
        }),
        row('figures with one claim', ({ figures }) => String(figures.single)),
        row('figures whose claims agree', ({ figures }) => String(figures.consistent)),
        row('figures whose claims conflict', ({ figures }) => String(figures.conflicting)),
      ],
    },
  ];
}

function recordBlocks({
  op,
  dataset,
  id,
  title,
  facts,
  claims,
  comparison,
  evidence,
  citation,
}: PreviewRecord): Block[] {
  return [
    heading(2, title),
    paragraph({ name: `${dataset}/${id}` }, ` (${op})`),
    ...facts.flatMap(({ label, values }) => factBlocks(label, values)),
    ...(claims.length === 0
      ? []
      : [item(0, { strong: counted(claims.length, 'claim') }, comparison ? `, ${comparison}` : '')]),
    ...(claims.length === 0 ? [] : claimTable(claims)),
    ...(evidence.length === 0 ? [] : factBlocks('Evidence', evidence)),
    item(0, { strong: 'Cited as' }, `: ${citation}`),
  ];
}

function factBlocks(label: string, values: readonly string[]): Block[] {
  const [only, ...others] = values;
  if (only === undefined) return [];
  if (others.length === 0) return [item(0, { strong: label }, `: ${only}`)];
  return [
    item(0, { strong: label }, ':'),
    ...values.slice(0, MOST_VALUES).map((value) => item(1, value)),
    ...(values.length > MOST_VALUES ? [item(1, `… and ${values.length - MOST_VALUES} more`)] : []),
  ];
}

/** The claims side by side. */
function claimTable(claims: PreviewRecord['claims']): Block[] {
  const rows = claims.map(({ amount, base, assertedBy, saidOn, rank, note, evidence }) => [
    base === undefined ? amount : `${amount} (${base})`,
    assertedBy,
    saidOn ?? '',
    evidence.join('; '),
    [rank, note].filter((text) => text !== undefined).join('. '),
  ]);
  const head = ['amount', 'asserted by', 'said on', 'evidence', 'remarks'];
  const rest = rows.length - MOST_VALUES;
  return [
    { kind: 'table', head, rows: rows.slice(0, MOST_VALUES) },
    ...(rest > 0 ? [paragraph(`… and ${counted(rest, 'more claim')}, left out here.`)] : []),
  ];
}
