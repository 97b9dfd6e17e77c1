import { LINKED_OBJECTS } from './aws/linked-objects.ts';
import { environment } from './environment.ts';
import { validate } from './steps/validate.ts';

const { collection } = environment('collection');

/** Runs once for each shard. */
export function handler(event: Parameters<typeof validate>[1]): ReturnType<typeof validate> {
  return validate({ objects: LINKED_OBJECTS, collection }, event);
}
