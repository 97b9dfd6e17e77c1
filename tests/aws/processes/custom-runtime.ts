import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeTemplate, stacksIn } from './assembly.ts';

const RUNTIME = fileURLToPath(new URL('lambda-runtime.ts', import.meta.url));
/** A runtime that functions bring along: MiniStack starts it as a process and serves it Lambda's Runtime API. */
const CUSTOM = 'provided.al2023';

/**
 * Changes stacks that `cdk synth` has written, so that MiniStack runs their Node functions by lambda-runtime.ts. The
 * functions stay as they are; the names of their errors reach the state machine, as they do on AWS.
 * @param assembly the folder of the stacks' templates: `cdk.out`, or one for a stage in it
 * @param stacks the names of the templates' files, without `.template.json`; without them, all
 */
export function useCustomRuntime(assembly: string, stacks = stacksIn(assembly)): void {
  for (const stack of stacks) {
    changeTemplate(assembly, stack, (template) => {
      for (const { Type, Properties } of Object.values(template.Resources)) {
        if (Type === 'AWS::Lambda::Function' && Properties !== undefined) Properties.Runtime = CUSTOM;
      }
      return template;
    });
    addBootstrap(assembly, stack);
  }
}

/** Adds the program that starts the runtime to the code of each function. */
function addBootstrap(assembly: string, stack: string): void {
  const { files } = JSON.parse(readFileSync(join(assembly, `${stack}.assets.json`), 'utf8')) as {
    files: Record<string, { source: { path: string; packaging: string } }>;
  };
  for (const { source } of Object.values(files)) {
    if (source.packaging !== 'zip') continue;
    const bootstrap = join(assembly, source.path, 'bootstrap');
    writeFileSync(bootstrap, `#!/bin/sh\nexec '${process.execPath}' '${RUNTIME}'\n`, { mode: 0o755 });
  }
}
