/** A request as CloudFront hands it to the function, as far as the function looks at it. */
export interface EdgeRequest {
  method: string;
  uri: string;
}

/** What the function answered; `pass` where it gave the request back as it was. */
export type EdgeAnswer =
  | { kind: 'pass' }
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string };

/** What CloudFront accepts as the result of a function. */
interface Result {
  statusCode?: number;
  headers?: Record<string, { value: string }>;
  body?: { encoding: string; data: string };
}

/**
 * Understands what a function gave back.
 * @param text its result as JSON
 * @throws an error where CloudFront would not accept it, or the request was changed.
 */
export function understand(text: string, request: EdgeRequest): EdgeAnswer {
  const result: Result = JSON.parse(text);
  if (result.statusCode === undefined) {
    if (text !== JSON.stringify(request)) throw new Error('The request was changed.');
    return { kind: 'pass' };
  }
  const { statusCode: status, headers = {}, body = { encoding: 'text', data: '' } } = result;
  if (body.encoding !== 'text') throw new Error('The body is no text.');
  const values: Record<string, string> = {};
  for (const [name, { value }] of Object.entries(headers)) {
    if (name !== name.toLowerCase()) throw new Error(`The name ${name} is not in lower case.`);
    if (!/^[\x20-\x7e]+$/.test(value)) throw new Error(`The value of ${name} is none for a header.`);
    values[name] = value;
  }
  return { kind: 'answer', status, headers: values, body: body.data };
}
