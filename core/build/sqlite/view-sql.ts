import { formatPointer } from '../../shared/pointer.ts';
import type { Column } from '../tables/column.ts';
import { columnsOf } from '../tables/rows.ts';
import type { Table, TableChain } from '../tables/table.ts';
import { literal, quoted } from './sql.ts';

/** A table of evidence, with the table of what it belongs to last above it. */
interface EvidenceTable extends TableChain {
  holder: Table;
}

/**
 * The statements that create the views: `evidence` and `evidence_supports` over all datasets, and for each table whose
 * rows have evidence one that joins them to it and to the sources cited, as `statements_with_evidence`.
 * @param chains every table of the datasets
 */
export function viewSql(chains: readonly TableChain[]): string[] {
  const evidence = chains.flatMap((chain): EvidenceTable[] => {
    const holder = chain.above.at(-1);
    return holder !== undefined && chain.table.path.join() === 'evidence' ? [{ ...chain, holder }] : [];
  });
  const sources = chains.find(({ table }) => table.name === 'sources')?.table;
  return [
    createView('evidence', evidence.map(evidenceSelect).join('\nUNION ALL\n')),
    createView('evidence_supports', evidence.flatMap(supportsSelect).join('\nUNION ALL\n')),
    ...evidence.flatMap((table) => (sources === undefined ? [] : withEvidence(table, sources))),
  ];
}

function createView(name: string, select: string): string {
  return `CREATE VIEW ${quoted(name)} AS\n${select}`;
}

/** The evidence of one kind of holder, with the JSON Pointers of the holder and of the evidence in the record. */
function evidenceSelect({ table, above }: EvidenceTable): string {
  const columns = [
    `${literal(above[0]?.name ?? '')} AS "dataset"`,
    'e."id"',
    `${pointer(above.slice(1))} AS "holder"`,
    `${pointer([...above.slice(1), table])} AS "pointer"`,
    ...table.columns.map(({ name }) => `e.${quoted(name)}`),
  ];
  return `SELECT ${columns.join(', ')} FROM ${quoted(table.name)} AS e`;
}

/** Each value that a piece of evidence is about, as a JSON Pointer in the record. */
function supportsSelect({ table, above }: EvidenceTable): string[] {
  return table.lists.map((list) => {
    const columns = [
      `${literal(above[0]?.name ?? '')} AS "dataset"`,
      'e."id"',
      `${pointer([...above.slice(1), table])} AS "evidence"`,
      `${pointer(above.slice(1))} || e."value" AS "supports"`,
    ];
    return `SELECT ${columns.join(', ')} FROM ${quoted(list.name)} AS e`;
  });
}

/** SQL that gives the JSON Pointer of an item, from the positions in a row. */
function pointer(lists: readonly Table[]): string {
  const steps = lists.map(({ path, keys }) => {
    const position = quoted(keys.at(-1)?.name ?? '');
    return `${literal(`${formatPointer(path)}/`)} || (e.${position} - 1)`;
  });
  return steps.join(' || ') || "''";
}

function withEvidence({ table, above, holder }: EvidenceTable, sources: Table): string[] {
  const source = table.columns.find(
    ({ refersTo }) => refersTo && 'dataset' in refersTo && refersTo.dataset === sources.name,
  );
  if (source === undefined) return [];
  const outer = above.slice(0, -1).map((ancestor, index) => ({
    ancestor,
    alias: `a${index}`,
    prefix: index === 0 ? 'record.' : `${ancestor.path.join('.')}.`,
  }));
  const columns = [
    ...selected('h', columnsOf(holder)),
    ...outer.flatMap(({ ancestor, alias, prefix }) => selected(alias, ancestor.columns, prefix)),
    ...selected('e', table.keys.slice(-1)),
    ...selected('e', table.columns, 'evidence.'),
    ...selected('s', sources.columns, `evidence.${source.name}.`),
  ];
  const joins = [
    ...outer.map(({ ancestor, alias }) => ({ table: ancestor, alias, on: sameKeys(alias, ancestor) })),
    { table, alias: 'e', on: sameKeys('e', holder) },
    { table: sources, alias: 's', on: `s."id" = e.${quoted(source.name)}` },
  ];
  const name = `${holder.name.replaceAll('-', '_')}_with_evidence`;
  const from = [
    `FROM ${quoted(holder.name)} AS h`,
    ...joins.map(({ table: { name: joined }, alias, on }) => `JOIN ${quoted(joined)} AS ${alias} ON ${on}`),
  ];
  return [createView(name, `SELECT\n  ${columns.join(',\n  ')}\n${from.join('\n')}`)];
}

function selected(alias: string, columns: readonly Column[], prefix = ''): string[] {
  return columns.map(({ name }) => `${alias}.${quoted(name)} AS ${quoted(`${prefix}${name}`)}`);
}

/** The rows of another table that have the keys of this one. */
function sameKeys(alias: string, { keys }: Table): string {
  return keys.map(({ name }) => `${alias}.${quoted(name)} = h.${quoted(name)}`).join(' AND ');
}
