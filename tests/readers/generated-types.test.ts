import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { typesCommand } from '../../cli/commands/types.ts';
import { DATASETS } from '../../core/shared/datasets.ts';
import { missing, notInstalled } from '../aws/processes/component.ts';
import { temporaryFolder } from '../cli/depositary.ts';
import { PublishedSite } from './published-site.ts';
import { run } from './run.ts';

const site = new PublishedSite();

const TYPES = [...Object.values(DATASETS), 'tombstone'];

function recordTitle(type: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** The data files of the release, with the name of the type of their records. */
const files = (): [path: string, type: string][] =>
  [...Object.entries(DATASETS), ['withdrawn', 'tombstone']].map(([name, type = '']) => [
    join(site.directory, site.collection, '1.0.0/data', `${name}.json`),
    type,
  ]);

async function writeTypes(lang: 'py' | 'go', out: string, cwd = temporaryFolder()): Promise<string> {
  const { exitCode } = await typesCommand({ cwd, target: join(site.directory, site.collection), lang, out });
  expect(exitCode).toBe(0);
  return cwd;
}

/** Reads every record into its type and writes it again; prints how many there were, and which came out other. */
const PYTHON = `
import json, sys
import records as types

count = 0
for path, name in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(path, encoding='utf-8') as file:
        for record in json.load(file)['records']:
            typed = getattr(types, name + '_from_dict')(record)
            again = json.loads(json.dumps(getattr(types, name + '_to_dict')(typed)))
            count += 1
            if again != record:
                print('changed:', name, record['id'])
print(count)
`;

const GO = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	types "southcaucasus"
)

type marshaler interface{ Marshal() ([]byte, error) }

func parse(name string, raw []byte) (marshaler, error) {
	switch name {
${TYPES.map((type) => `	case "${type}":\n		typed, err := types.Unmarshal${recordTitle(type)}(raw)\n		return &typed, err\n`).join('')}	}
	return nil, fmt.Errorf("no type %s", name)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	count := 0
	for i := 1; i+1 < len(os.Args); i += 2 {
		content, err := os.ReadFile(os.Args[i])
		check(err)
		var file struct{ Records []json.RawMessage }
		check(json.Unmarshal(content, &file))
		for _, raw := range file.Records {
			typed, err := parse(os.Args[i+1], raw)
			check(err)
			text, err := typed.Marshal()
			check(err)
			var before, after any
			check(json.Unmarshal(raw, &before))
			check(json.Unmarshal(text, &after))
			count++
			if !reflect.DeepEqual(before, after) {
				fmt.Println("changed:", os.Args[i+1], string(raw))
			}
		}
	}
	fmt.Println(count)
}
`;

describe.skipIf(missing('Python', notInstalled(['python3', '--version'])))('types in Python', () => {
  it('read every record of the release and write it again, unchanged', async () => {
    const cwd = await writeTypes('py', 'records.py');
    writeFileSync(join(cwd, 'program.py'), PYTHON);
    const printed = await run('python3', ['program.py', ...files().flat()], { cwd });
    expect(printed).toMatch(/^\d+\n$/);
    expect(Number(printed)).toBeGreaterThan(150);
  });

  it('refuse what no record is', async () => {
    const cwd = await writeTypes('py', 'records.py');
    const code = (stage: string) =>
      `import records; print(records.AgreementEvent.from_dict({"stage": ${stage}}).stage)`;
    expect(await run('python3', ['-c', code("'signed'")], { cwd })).toBe('Stage.SIGNED\n');
    await expect(run('python3', ['-c', code("'celebrated'")], { cwd })).rejects.toThrow(
      /ValueError: 'celebrated'/,
    );
    await expect(run('python3', ['-c', code('1')], { cwd })).rejects.toThrow(/ValueError/);
  });
});

describe.skipIf(missing('Go', notInstalled(['go', 'version'])))('types in Go', () => {
  it('compile without modules and network, read every record and write it again, unchanged', async () => {
    const cwd = temporaryFolder();
    for (const folder of ['src/southcaucasus', 'src/program'])
      mkdirSync(join(cwd, folder), { recursive: true });
    await writeTypes('go', 'src/southcaucasus/records.go', cwd);
    writeFileSync(join(cwd, 'src/program/main.go'), GO);
    const env = { HOME: homedir(), GOPATH: cwd, GO111MODULE: 'off', GOPROXY: 'off', GOTOOLCHAIN: 'local' };
    await run('go', ['vet', 'southcaucasus', 'program'], { cwd, env });
    const printed = await run('go', ['run', 'program', ...files().flat()], { cwd, env });
    expect(printed).toMatch(/^\d+\n$/);
    expect(Number(printed)).toBeGreaterThan(150);
  });
});
