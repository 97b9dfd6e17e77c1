/** A command of a page with what the page shows of it. */
export interface DocumentedCommand {
  /** As a shell reads it; lines that end in `\` are one. */
  command: string;
  output: string;
  /** The questions that the page shows, each with its answer. */
  answers: { name: string; answer: string }[];
}

/** The blocks of a page in a language of highlighting. */
export function blocksOf(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return [...blocks].map(([, text = '']) => text);
}

/** The commands of a console block, which begin with `$ `. */
export function commandsOf(block: string): DocumentedCommand[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [whole = '', command = ''] = /^((?:.*\\\n)*.*)\n/.exec(text) ?? [];
      const output = text.slice(whole.length).trimEnd();
      return { command, output, answers: answersIn(output) };
    });
}

/** Answered questions as prompts leave them on the screen. */
function answersIn(output: string): DocumentedCommand['answers'] {
  const questions = output.split(/^◇ {2}/m).slice(1);
  return questions.map((text) => {
    const lines = text.split('\n').filter((line, index) => index === 0 || line.startsWith('│  '));
    return { name: text.slice(0, text.indexOf(':')), answer: lines.at(-1)?.slice(3) ?? '' };
  });
}
