import { readFileSync } from 'node:fs';

/** A query of docs/formats.md. */
export interface DocumentedQuery {
  sql: string;
  /** The columns that the page shows in its answer; absent where it shows none. */
  columns?: string[];
}

const PAGE = new URL('../../docs/formats.md', import.meta.url);
const BLOCK = /^```sql\n([^`]*)^```\n(?:\n```text\n([^`]*)^```\n)?/gm;

/** The queries below a heading, with the columns of the answers that are shown. */
export function documentedQueries(heading: string): DocumentedQuery[] {
  const section = readFileSync(PAGE, 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  return [...(section ?? '').matchAll(BLOCK)].map(([, sql = '', answer]) => {
    const header = answer?.split('\n').find((line) => /\w/.test(line));
    const columns = header?.split(/[│|]/).map((name) => name.trim());
    return { sql, ...(columns && { columns: columns.filter((name) => name !== '') }) };
  });
}
