// What Lambda runs before the code of a function: imports it, asks the Runtime API for an event, calls the handler,
// gives the answer back, and asks again. In plain JavaScript, so that taking types out is no part of a cold start.
import { request } from 'node:http';

const { AWS_LAMBDA_RUNTIME_API = '', LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const [host, port] = AWS_LAMBDA_RUNTIME_API.split(':');
const [file, exported] = _HANDLER.split('.');

/** @param {string} method @param {string} path @param {unknown} [body] */
function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const options = { host, port, method, path: `/2018-06-01/runtime/${path}` };
    const asking = request(options, async (response) => {
      const chunks = await Array.fromAsync(response);
      resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() });
    });
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** @param {unknown} error */
function described(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  const { name, message, stack = '' } = error;
  return { errorType: name, errorMessage: message, trace: stack.split('\n') };
}

async function importHandler() {
  try {
    return (await import(`file://${LAMBDA_TASK_ROOT}/${file}.mjs`))[exported ?? ''];
  } catch (error) {
    await ask('POST', 'init/error', described(error));
    process.exit(1);
  }
}

const handler = await importHandler();
for (;;) {
  const { headers, text } = await ask('GET', 'invocation/next');
  const invocation = `invocation/${headers['lambda-runtime-aws-request-id']}`;
  try {
    await ask('POST', `${invocation}/response`, (await handler(JSON.parse(text), {})) ?? null);
  } catch (error) {
    await ask('POST', `${invocation}/error`, described(error));
  }
}
