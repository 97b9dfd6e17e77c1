#!/usr/bin/env node
// By its whole, because a Node that is too old lacks what is used of it.
import module from 'node:module';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT } from './exit-code.ts';
import { isAtLeast } from './node-version.ts';

// What a Node that is too old makes of the program is a riddle: a syntax error, or a function that is not there.
// This file is all that such a Node reads; it must understand every line of it.
const least = packageJson.engines.node.replace('>=', '');
const { node } = process.versions;

if (isAtLeast(node, least)) {
  // What V8 makes of the program is kept in the system's temporary folder: a sixth of a short command.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  const message = `depositary needs Node.js ${least} or newer; this is Node.js ${node}.`;
  const help = 'In a checkout "npx depositary" and "npm run" bring the right one, after "npm ci".';
  if (process.argv.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ command: 'error', code: 'environment', message, help }, undefined, 2)}\n`,
    );
  process.stderr.write(`error[environment]: ${message}\n  help: ${help}\n`);
  process.exitCode = EXIT.environment;
}
