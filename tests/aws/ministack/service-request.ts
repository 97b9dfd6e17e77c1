/** Requests to services of AWS for which the project needs no client of its own. */
import type { MiniStack } from '../processes/ministack.ts';

type Target = Pick<MiniStack, 'url'>;

/** Asks a service that takes JSON, for example `('sqs', 'AmazonSQS.ReceiveMessage', {…})`. */
export async function askService(
  target: Target,
  service: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${target.url}/`, {
    method: 'POST',
    headers: {
      ...headersFor(service),
      'x-amz-target': operation,
      'content-type': 'application/x-amz-json-1.0',
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Asks a service that takes a query and answers with XML, for example CloudFormation. */
export async function askQueryService(
  target: Target,
  service: string,
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams(query);
  const answer = await fetch(`${target.url}/`, { method: 'POST', headers: headersFor(service), body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${query.Action}: ${answer.status} ${text}`);
  return text;
}

/** What a call of a function gave. */
export interface Invocation {
  /** What the function returned, or the description of its error. */
  payload: unknown;
  /** Whether it failed. */
  failed: boolean;
}

export async function invoke(target: Target, functionName: string, payload: unknown): Promise<Invocation> {
  const answer = await fetch(`${target.url}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: headersFor('lambda'),
    body: JSON.stringify(payload),
  });
  const text = await answer.text();
  return {
    payload: text === '' ? undefined : JSON.parse(text),
    failed: answer.headers.has('x-amz-function-error'),
  };
}

/** MiniStack tells services apart by what a request is signed for, and does not look at the signature. */
function headersFor(service: string): Record<string, string> {
  const credential = `Credential=test/20260101/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none` };
}
