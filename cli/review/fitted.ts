/** The sentence in the place of what was cut. */
function rest(lines: number): string {
  return `\n… and ${lines} more ${lines === 1 ? 'line' : 'lines'}, left out here. \`depositary diff\` and \`depositary preview\` show more.\n`;
}

/**
 * Joins sections to a text of bounded length. The sections that come first are whole; what does not fit is cut at the
 * end of a line, and the lines are counted.
 */
export function fitted(sections: readonly string[], longest: number): string {
  const text = sections.join('\n');
  if (text.length <= longest) return text;
  const lines = text.split('\n');
  let length = 0;
  let kept = 0;
  const room = longest - rest(lines.length).length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    kept++;
  }
  return `${lines.slice(0, kept).join('\n')}\n${rest(lines.length - kept)}`;
}
