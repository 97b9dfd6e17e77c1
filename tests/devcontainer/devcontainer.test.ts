import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { REPOSITORY } from '../cli/depositary.ts';
import { settingsFile } from '../vscode/editor.ts';

const container = settingsFile('.devcontainer/devcontainer.json');

it('has the Node that the project is developed with', () => {
  const [major] = packageJson.devDependencies.node.split('.');
  expect(container.image).toMatch(
    new RegExp(`^mcr\\.microsoft\\.com/devcontainers/javascript-node:${major}-`),
  );
});

it('brings the extensions that are recommended', () => {
  const { recommendations } = settingsFile('.vscode/extensions.json');
  expect(container).toMatchObject({ customizations: { vscode: { extensions: recommendations } } });
});

it('prepares everything with commands that there are', () => {
  const commands = String(container.postCreateCommand).split(' && ');
  expect(commands.map((command) => command.split(' ').slice(0, 2).join(' '))).toEqual([
    'npm ci',
    'npm run',
    'git config',
  ]);
  expect(packageJson.scripts).toHaveProperty(commands[1]?.split(' ')[2] ?? '');
  const [, , key = '', folder = ''] = commands[2]?.split(' ') ?? [];
  expect(key).toBe('core.hooksPath');
  expect(existsSync(join(REPOSITORY, folder, 'pre-commit'))).toBe(true);
});
