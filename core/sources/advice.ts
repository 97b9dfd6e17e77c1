import type { ReportedAddress } from './address-report.ts';
import { describeAnswer, isUnasked, kindOf } from './answer.ts';
import { GONE_AFTER_CHECKS, GONE_AFTER_DAYS } from './ledger-entry.ts';

/** The most citing records that are named. */
const MOST_NAMED = 5;

/**
 * What was found of an address and what to do about it, in sentences; nothing for one that is fine or was not requested.
 * @param quote how texts from records and servers are shown, so that they can do no harm where they are printed
 */
export function adviceOn(reported: ReportedAddress, quote: (text: string) => string): string[] {
  const { status, entry, archive } = reported;
  if (entry === undefined || status === 'fine' || status === 'unchecked') return [];
  const places = reported.places.map(({ file, pointer }) => `${pointer} of ${file}`).join(' and ');
  const found = `Last answer, on ${entry.lastChecked}: ${describeAnswer(entry.answer)}.`;
  if (status === 'moved')
    return [
      `It moved to ${quote(entry.movedTo ?? '')}: look whether the text is there, and put that address at ${quote(places)}.`,
    ];
  const { failing } = entry;
  if (status === 'gone') {
    const row = `It failed on ${failing?.days} days since ${failing?.since}; ${lastGoodOf(entry.lastGood)}.`;
    return [
      `${row} ${found}`,
      `Look for the text under another address, or for an archived copy: ${quote(archive ?? '')}. The address stands at ${quote(places)}.`,
    ];
  }
  if (isUnasked(entry.answer)) return [`${found} Correct it at ${quote(places)}.`];
  if (kindOf(entry.answer) === 'unclear')
    return [`${found} That says nothing of the text: open it in a browser.`];
  return [
    `${found} It failed on ${days(failing?.days ?? 0)} since ${failing?.since}; it counts as gone after ${GONE_AFTER_CHECKS} days of failing in at least ${GONE_AFTER_DAYS}.`,
  ];
}

function lastGoodOf(lastGood: string | undefined): string {
  return lastGood === undefined ? 'it was never good' : `it was last good on ${lastGood}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** Which records give an address, and which rest on these. */
export function restingOn({ places, citedBy }: ReportedAddress, quote: (text: string) => string): string {
  const holders = [...new Set(places.map(({ record }) => record))].map(quote).join(', ');
  if (citedBy.length === 0) return `In ${holders}.`;
  const named = citedBy.slice(0, MOST_NAMED).map(quote).join(', ');
  const more = citedBy.length > MOST_NAMED ? ` and ${citedBy.length - MOST_NAMED} more` : '';
  return `In ${holders}, on which ${citedBy.length === 1 ? '1 record rests' : `${citedBy.length} records rest`}: ${named}${more}.`;
}
