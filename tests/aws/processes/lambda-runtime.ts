/**
 * What runs a function on Lambda: asks the Runtime API for one call after the other and tells it what the handler
 * gave or threw. MiniStack's own way of running Node loses the names of errors, which state machines go by.
 */
import './loopback-names.ts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a handler learns about a call. */
interface Context {
  awsRequestId: string;
  functionName: string;
  invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

type Handler = (event: unknown, context: Context) => Promise<unknown>;

if (import.meta.main) await serve();

async function serve(): Promise<never> {
  const api = `http://${setting('AWS_LAMBDA_RUNTIME_API')}/2018-06-01/runtime`;
  const tell = (path: string, value: unknown): Promise<Response> =>
    fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(value ?? null) });
  const handler = await load().catch(async (error: unknown) => {
    await tell('init/error', described(error));
    process.exit(1);
  });
  for (;;) {
    const next = await fetch(`${api}/invocation/next`);
    // The function is no longer needed.
    if (!next.ok) process.exit(0);
    const id = header(next, 'request-id');
    const event: unknown = await next.json();
    try {
      await tell(`invocation/${id}/response`, await handler(event, contextOf(next)));
    } catch (error) {
      await tell(`invocation/${id}/error`, described(error));
    }
  }
}

async function load(): Promise<Handler> {
  const [file = '', name = ''] = setting('_HANDLER').split('.');
  const path = join(setting('LAMBDA_TASK_ROOT'), `${file}.mjs`);
  const module = (await import(pathToFileURL(path).href)) as Record<string, Handler | undefined>;
  const handler = module[name];
  if (handler === undefined) throw new TypeError(`${path} exports no ${name}.`);
  return handler;
}

function contextOf(call: Response): Context {
  const deadline = Number(call.headers.get('lambda-runtime-deadline-ms'));
  return {
    awsRequestId: header(call, 'request-id'),
    functionName: setting('AWS_LAMBDA_FUNCTION_NAME'),
    invokedFunctionArn: call.headers.get('lambda-runtime-invoked-function-arn') ?? '',
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function header(call: Response, name: string): string {
  return call.headers.get(`lambda-runtime-aws-${name}`) ?? '';
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new TypeError(`${name} is not set.`);
  return value;
}

/** An error as the Runtime API wants it, and as state machines see it. */
function described(error: unknown): { errorType: string; errorMessage: string; trace: string[] } {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}
