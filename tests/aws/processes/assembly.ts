import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template of CloudFormation, as far as it is changed here. */
export interface Template {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
}

const TEMPLATE = '.template.json';

/** The names of the stacks in a folder that `cdk synth` has written. */
export function stacksIn(assembly: string): string[] {
  const files = readdirSync(assembly).filter((file) => file.endsWith(TEMPLATE));
  return files.map((file) => file.slice(0, -TEMPLATE.length));
}

/**
 * Changes the template of a stack that `cdk synth` has written. It gets another name among the assets: the CDK uploads
 * nothing whose name is there already.
 * @param assembly the folder of the template: `cdk.out`, or one for a stage in it
 */
export function changeTemplate(
  assembly: string,
  stack: string,
  change: (template: Template) => Template,
): void {
  const path = join(assembly, `${stack}${TEMPLATE}`);
  const text = readFileSync(path, 'utf8');
  const changed = JSON.stringify(change(JSON.parse(text) as Template));
  writeFileSync(path, changed);
  const assets = join(assembly, `${stack}.assets.json`);
  const { files } = JSON.parse(readFileSync(assets, 'utf8')) as {
    files: Record<string, { source: { path: string } }>;
  };
  const names = Object.entries(files).filter(([, { source }]) => source.path === `${stack}${TEMPLATE}`);
  for (const [name] of names) {
    const other = createHash('sha256').update(changed).digest('hex');
    for (const file of [assets, join(assembly, 'manifest.json')]) {
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(name, other));
    }
  }
}
