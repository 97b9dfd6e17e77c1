import { isObject, type Json, own } from './json.ts';

/** One step of a JSON Pointer: a property name, or the index of an array item. */
export type Step = string | number;

/** Writes steps as a JSON Pointer (RFC 6901): `['a/b', 0]` is `/a~1b/0`. */
export function formatPointer(steps: readonly Step[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads a well-formed JSON Pointer; the inverse of {@link formatPointer}, with indexes as strings. */
export function parsePointer(pointer: string): string[] {
  const steps = pointer.split('/');
  steps.shift();
  return pointer.includes('~')
    ? steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    : steps;
}

/** The value that a JSON Pointer names, or undefined where there is none. */
export function resolvePointer(value: Json, pointer: string): Json | undefined {
  return resolveSteps(value, parsePointer(pointer));
}

/** The value that the steps of a JSON Pointer lead to, or undefined where there is none. */
export function resolveSteps(value: Json, steps: readonly string[]): Json | undefined {
  let current: Json | undefined = value;
  for (const step of steps) {
    if (Array.isArray(current)) current = isIndex(step) ? current[Number(step)] : undefined;
    else if (isObject(current)) current = own(current, step);
    else return undefined;
  }
  return current;
}

/** `0`, or digits that do not begin with it. */
function isIndex(step: string): boolean {
  return step.length === 1 ? step >= '0' && step <= '9' : /^[1-9]\d*$/.test(step);
}

/** Whether a pointer names the value at `outer` or something inside it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
