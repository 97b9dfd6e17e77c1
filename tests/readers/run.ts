import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program while servers of the test answer it.
 * @returns what it prints
 * @throws Error with what it prints where it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
  const options = { cwd, env: { PATH: process.env.PATH, HOME: cwd, ...env }, maxBuffer: 2 ** 28 };
  const { stdout } = await execute(program, args, options).catch(({ stdout, stderr, message }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
  return stdout;
}
