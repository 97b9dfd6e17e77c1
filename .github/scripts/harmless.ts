/** Joins what it stands between, is invisible, and keeps GitHub from seeing a mention, link or tag in it. */
const JOINER = '\u2060';

const CONTROL = /[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** What begins something that acts, with the place at which it is broken up. */
const ACTIVE: readonly RegExp[] = [
  // HTML, comments, mentions, entities (which could spell any of the others).
  /[<@&]/g,
  // References to issues: #12, GH-12.
  /#(?=\d)/g,
  /\bGH-(?=\d)/gi,
  // Addresses: https://, //, www.; a backslash before a mark of punctuation is dropped by Markdown.
  /:(?=\\?\/)/g,
  /www(?=\\?\.)/gi,
  // Links, images, definitions of links, footnotes, and boxes such as [!WARNING].
  /\](?=[([:])/g,
  /!(?=\[)/g,
  /\[(?=[!^])/g,
  // Commands to robots that read comments: a slash at the beginning of a line.
  /^[\s>*+-]*\/(?=\w)/gm,
];

/** Code blocks, in which GitHub draws diagrams and maps. */
const FENCE = /`{3,}|~{3,}/g;

/**
 * Markdown that strangers wrote, so that it can only be read: no HTML, no links or images, nobody is mentioned and
 * nothing is referred to. Headings, lists, tables and emphasis stay.
 */
export function harmless(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, '\n').replace(CONTROL, '\uFFFD');
  const broken = ACTIVE.reduce((whole, pattern) => whole.replace(pattern, `$&${JOINER}`), text);
  return broken.replace(FENCE, (fence) => [...fence].join(JOINER));
}
