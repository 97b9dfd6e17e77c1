import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSRuntime,
  type QuickJSWASMModule,
  RELEASE_SYNC,
} from 'quickjs-emscripten';
import { type EdgeAnswer, type EdgeRequest, understand } from './answer.ts';

type Memory = ReturnType<QuickJSWASMModule['getWasmMemory']>;
/** The types of Node do not have it. */
declare const WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => Memory };

/** What CloudFront gives a function. */
export const MEMORY_BYTES = 2 * 1024 * 1024;
/**
 * The engine asks after every 10,000 steps whether to go on. CloudFront names no number; this one is far above
 * what a request needs, and low enough for a loop to be noticed.
 */
const MOST_INTERRUPTS = 5;
/** The least that the engine can be started with, 16 MiB, in pages of WebAssembly. */
const PAGES = 256;

/** Looks keys up in `entries`, like CloudFront: a key that is not there is an error. */
const KVS = `() => ({
  get: async (key) => {
    if (!Object.hasOwn(entries, key)) throw new Error('KeyNotFound');
    return entries[key];
  },
})`;

/** Runs a CloudFront Function in an engine of its own, which has nothing but the language, and little of it. */
export class Sandbox {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  #interrupts = 0;

  private constructor(runtime: QuickJSRuntime) {
    this.#runtime = runtime;
    this.#runtime.setInterruptHandler(() => {
      this.#interrupts += 1;
      return this.#isInterrupted;
    });
    this.#context = runtime.newContext();
  }

  /**
   * Loads a script that has a function `handler`.
   * @param options.kvs the function of that name in the module `cloudfront`, as source
   */
  static async load(
    script: string,
    { kvs = KVS, memoryBytes = MEMORY_BYTES }: { kvs?: string; memoryBytes?: number } = {},
  ): Promise<Sandbox> {
    const engine = await engineWith(memoryBytes);
    const runtime = engine.newRuntime();
    runtime.setModuleLoader((name) => {
      if (name !== 'cloudfront') return { error: new Error(`There is no module "${name}".`) };
      return `export default { kvs: ${kvs} };`;
    });
    const sandbox = new Sandbox(runtime);
    const call = 'async (event) => JSON.stringify(await handler(JSON.parse(event)))';
    sandbox.#run('globalThis.entries = {};', 'global');
    sandbox.#run(`${script}\nglobalThis.call = ${call};`, 'module');
    return sandbox;
  }

  /** What the store holds from now on; values need not be texts. */
  set entries(entries: Readonly<Record<string, unknown>>) {
    this.#run(`globalThis.entries = ${JSON.stringify(entries)};`, 'global');
  }

  /**
   * Calls the function.
   * @throws an error where it throws, rejects, does not end, or takes too much.
   */
  handle(request: EdgeRequest): EdgeAnswer {
    const event = JSON.stringify({ version: '1.0', request });
    const text = this.#run(`call(${JSON.stringify(event)})`, 'global');
    return understand(String(text), request);
  }

  /** Runs code, and what it put off; gives what the code, or its promise, comes to. */
  #run(code: string, type: 'global' | 'module'): unknown {
    const context = this.#context;
    this.#interrupts = 0;
    using result = context.unwrapResult(context.evalCode(code, 'edge.js', { type }));
    context.unwrapResult(this.#runtime.executePendingJobs());
    // An interrupt in the midst of a promise does not always come out as such.
    if (this.#isInterrupted) throw new Error('interrupted');
    const state = context.getPromiseState(result);
    if (state.type === 'pending') throw new Error('The promise stays open.');
    if (state.type === 'fulfilled') {
      return state.notAPromise ? context.dump(result) : state.value.consume((value) => context.dump(value));
    }
    throw new Error(JSON.stringify(state.error.consume((error) => context.dump(error))));
  }

  get #isInterrupted(): boolean {
    return this.#interrupts > MOST_INTERRUPTS;
  }
}

/**
 * An engine with this much memory left. Its own limit counts next to nothing in WebAssembly, where it cannot learn
 * the size of a block; so its whole memory is limited, and all but this much is taken away.
 */
async function engineWith(memoryBytes: number): Promise<QuickJSWASMModule> {
  const wasmMemory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory }));
  const context = engine.newContext();
  const ballast = `
    let left = new Uint8Array(${memoryBytes});
    const taken = [];
    for (const size of [1048576, 65536, 4096]) {
      try { while (true) taken.push(new Uint8Array(size)); } catch {}
    }
    left = undefined;`;
  context.unwrapResult(context.evalCode(ballast)).dispose();
  return engine;
}
