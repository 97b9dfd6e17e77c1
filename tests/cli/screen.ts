const CONTROL =
  /\u001b\[(?<private>\?)?(?<number>\d*)(?:;\d*)*(?<command>[A-Za-z])|\r|\n|[^\u001b\r\n]+|\u001b/g;

/** What a terminal shows: the few controls that prompts use, on a screen wide and high enough for all they print. */
export class Screen {
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;

  /** Prints what a program wrote; a control sequence must not be cut in two. */
  write(output: string): void {
    for (const { 0: text, groups = {} } of output.matchAll(CONTROL)) {
      if (groups.command !== undefined) {
        if (groups.private === undefined) this.#control(groups.command, groups.number ?? '');
      } else if (text === '\r') this.#column = 0;
      else if (text === '\n') this.#row += 1;
      else this.#print(text);
    }
  }

  /** The lines, without spaces at their ends. */
  get text(): string {
    return this.#lines.map((line) => line.join('').trimEnd()).join('\n');
  }

  #print(text: string): void {
    for (const character of text) {
      const line = this.#line();
      while (line.length < this.#column) line.push(' ');
      line[this.#column] = character;
      this.#column += 1;
    }
  }

  #control(command: string, number: string): void {
    const count = number === '' ? 1 : Number(number);
    if (command === 'A') this.#row = Math.max(0, this.#row - count);
    else if (command === 'B') this.#row += count;
    else if (command === 'C') this.#column += count;
    else if (command === 'D') this.#column = Math.max(0, this.#column - count);
    else if (command === 'G') this.#column = count - 1;
    else if (command === 'K') this.#line().splice(number === '2' ? 0 : this.#column);
    else if (command === 'J') {
      this.#line().splice(this.#column);
      this.#lines.splice(this.#row + 1);
    } else if (command !== 'm') throw new TypeError(`the screen knows no control ${command}`);
  }

  #line(): string[] {
    while (this.#lines.length <= this.#row) this.#lines.push([]);
    const line = this.#lines[this.#row] ?? [];
    return line;
  }
}
