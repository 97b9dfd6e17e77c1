import { type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../types/languages.ts';
import { type GlobalOptions, run } from './run.ts';

/** `verify`, `types` and `serve`: what readers do with a release. */
export function addRead(root: Command, global: () => GlobalOptions): void {
  root
    .command('verify')
    .description('verify a published release: signature, hashes, schemas, references')
    .option('--keys <file>', 'the public keys of which one must have signed (a JSON Web Key Set)')
    .argument(
      '[target]',
      'a store, collection or version: public/south-caucasus/1.0.0, or an http(s) address',
      'public',
    )
    .action((target: string, options: { keys?: string }) =>
      run(global(), async () =>
        (await import('../commands/verify.ts')).verifyCommand({ ...global(), ...options, target }),
      ),
    );

  root
    .command('types')
    .description("types of a release's records for programs: TypeScript, Python or Go")
    .addOption(new Option('--lang <language>', 'the language').choices(LANGUAGES).makeOptionMandatory())
    .option('--out <file>', 'write them to this file instead of printing them')
    .argument(
      '[target]',
      'a store, collection or version: public/south-caucasus/1.0.0, or an http(s) address',
      'public',
    )
    .action((target: string, options: { lang: Language; out?: string }) =>
      run(global(), async () =>
        (await import('../commands/types.ts')).typesCommand({ ...global(), ...options, target }),
      ),
    );

  root
    .command('serve')
    .description('serve a store over HTTP on 127.0.0.1, as readers will see it')
    .option('--store <dir>', 'the store', 'public')
    .option('-p, --port <number>', 'the port; 0 takes a free one', '8080')
    .action((options: { store: string; port: string }) =>
      run(global(), async () =>
        (await import('../commands/serve.ts')).serveCommand({ ...global(), ...options }),
      ),
    );
}
