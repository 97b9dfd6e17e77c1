import { harmless } from './harmless.ts';

/** By this the comment is found again. A comment has to begin with it and be the robot's own. */
export const MARKER = '<!-- depositary: review of a pull request -->';

/** GitHub takes no longer comments. */
const LONGEST = 65_536;
/** Sections that are folded, because they can be long. */
const FOLDED = ['Coverage', 'Draft of the changelog', 'Changed records as they will be read'];
/** Sections that can be folded away, and are not at first. */
const UNFOLDED = ['Release', 'Changes of the data'];

/** What GitHub says, and not the review. */
export interface Known {
  conclusion: string;
  /** The run's page. */
  runUrl: string;
  headSha: string;
  /** Whether the pull request changes more than records. */
  changesProgram: boolean;
}

/**
 * The comment: first what GitHub says, then the review, which the code of the pull request made.
 * @param review Markdown of strangers
 */
export function commentBody({ conclusion, runUrl, headSha, changesProgram }: Known, review: string): string {
  const passed = conclusion === 'success';
  const head = [
    MARKER,
    `**The check of the records ${passed ? 'passed' : 'did not pass'}** at ${headSha.slice(0, 12)} ([the run](${runUrl})).`,
    ...(changesProgram
      ? [
          'This pull request changes more than records: what checked them and made this review may be another program than that of the main branch.',
        ]
      : []),
    '',
  ].join('\n\n');
  return cut(`${head}${folded(harmless(review))}`);
}

/** Puts the sections with known titles behind a line that unfolds them. */
function folded(markdown: string): string {
  const sections = markdown.trim().split(/^(?=## )/m);
  return sections.map(section).join('\n');
}

function section(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  const title = [...FOLDED, ...UNFOLDED].find((known) => first === `## ${known}`);
  if (title === undefined) return `${text.trim()}\n`;
  return `<details${UNFOLDED.includes(title) ? ' open' : ''}><summary><b>${title}</b></summary>\n\n${lines.join('\n').trim()}\n\n</details>\n`;
}

/** Cuts at the end of a line and says how many lines are missing. */
function cut(body: string): string {
  if (body.length <= LONGEST) return body;
  const end = '\n\n</details>\n\n… The rest is left out: ';
  const lines = body.split('\n');
  let length = end.length + 20;
  const kept = lines.findIndex((line) => {
    length += line.length + 1;
    return length > LONGEST;
  });
  return `${lines.slice(0, kept).join('\n')}${end}${lines.length - kept} lines.`;
}
