import { type ReportedAddress, STATUSES } from './address-report.ts';
import { adviceOn, restingOn } from './advice.ts';

/** More than an issue should hold; GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 60_000;

const HEADINGS: Record<ReportedAddress['status'], string> = {
  gone: 'Gone',
  moved: 'Moved',
  uncertain: 'Uncertain',
  unchecked: 'Not requested yet',
  fine: 'Fine',
};

/** The groups of which each address is listed; of the others the number is enough. */
const LISTED: readonly ReportedAddress['status'][] = ['gone', 'moved', 'uncertain'];

/** The report as the body of an issue. Texts of records and servers stand in code, where they neither link nor call anybody. */
export function reportMarkdown(reported: readonly ReportedAddress[]): string {
  const count = (status: ReportedAddress['status']): number =>
    reported.filter((address) => address.status === status).length;
  const rows = STATUSES.map((status) => `| ${HEADINGS[status]} | ${count(status)} |`);
  const parts = [['| | addresses |', '| --- | ---: |', ...rows].join('\n')];
  let length = parts[0]?.length ?? 0;
  let left = 0;
  for (const status of LISTED) {
    const items = reported.filter((address) => address.status === status).map(itemOf);
    for (const [index, item] of items.entries()) {
      const part = index === 0 ? `## ${HEADINGS[status]}\n\n${item}` : item;
      length += part.length + 2;
      if (length > MOST_CHARACTERS) left++;
      else parts.push(part);
    }
  }
  if (left > 0) parts.push(`${left} more: run \`depositary sources check --json\`.`);
  return `${parts.join('\n\n')}\n`;
}

function itemOf(reported: ReportedAddress): string {
  return [`- ${code(reported.address)}`, ...adviceOn(reported, code), restingOn(reported, code)].join('\n  ');
}

/** A text as a code span: fenced by more backticks than it holds in a row, and on one line. */
export function code(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}
