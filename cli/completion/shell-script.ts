import { script } from '@bomb.sh/tab';
import type { Shell } from './shells.ts';

/** How one word is quoted, so that the shell takes it as it is. */
const QUOTED: Record<Shell, (word: string) => string> = {
  bash: (word) => `'${word.replaceAll("'", "'\\''")}'`,
  zsh: (word) => `'${word.replaceAll("'", "'\\''")}'`,
  fish: (word) => `'${word.replaceAll(/(['\\])/g, '\\$1')}'`,
  powershell: (word) => `'${word.replaceAll("'", "''")}'`,
};

/**
 * The script that makes a shell ask the program how a line may go on.
 * @param program the words that start the program
 */
export function shellScript(shell: Shell, program: readonly string[]): string {
  const command = program.map(QUOTED[shell]).join(' ');
  return shell === 'bash' ? bashScript(command) : printed(() => script(shell, 'depositary', command));
}

/**
 * The library's script for bash needs the package bash-completion, evaluates what was typed and never lets bash
 * complete the names of files; this one asks in the same way as the library's others.
 */
function bashScript(command: string): string {
  return `# bash completion for depositary
_depositary() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line directive=0
  # Bash breaks words at the sign of equality.
  if [[ $current == '=' ]]; then current=''; fi
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :* ]]; then directive="\${line#:}"; else COMPREPLY+=("\${line%%$'\\t'*}"); fi
  done < <(${command} complete -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2> /dev/null)
  # Bash before 4 cannot change these while it completes.
  if ((directive & 2)); then compopt -o nospace 2> /dev/null; fi
  if ((directive & 4)); then compopt +o default 2> /dev/null; fi
  return 0
}
complete -o default -F _depositary depositary`;
}

/** The library prints its scripts. */
function printed(print: () => void): string {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => lines.push(text);
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines.join('\n');
}
