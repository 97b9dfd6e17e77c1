import { describe, expect, it } from 'vitest';
import { printable } from '../../cli/printable.ts';
import { validProject } from '../core/check/project.ts';
import { depositary, writeProject } from './depositary.ts';

describe('what is printed of a record', () => {
  it.each([
    ['\u001b[2J', '\\u001b[2J'],
    ['one\ntwo', 'one\\u000atwo'],
    ['a\u202eb', 'a\\u202eb'],
    ['Երևան, Bakı', 'Երևան, Bakı'],
  ])('shows %j without obeying it', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('cannot imitate the program or give orders to a log reader', () => {
    const key = '\u001b[2J\n::error::No findings in 16 agreements.';
    const cwd = writeProject(validProject().withValue('datasets/places/border-town.json', `/${key}`, 1));
    const { stdout, status } = depositary(['check'], { cwd });
    expect(status).toBe(1);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^::error::/m);
  });
});
