/// <reference types="aws-cloudfront-function" />
import cf from 'cloudfront';

/** What the store of this function holds under a key; undefined where that is nothing, or cannot be had. */
export async function lookUp(key: string): Promise<string | undefined> {
  try {
    // In here, because a function without a store would fail in this call already.
    const value: unknown = await cf.kvs().get(key);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // That there is no such key is an error like any other.
    return undefined;
  }
}
