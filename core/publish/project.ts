import { feedsProjection } from './feeds/project-feeds.ts';
import { recordsProjection } from './project-records.ts';
import { bringUp } from './projection.ts';
import type { Store } from './store.ts';

/**
 * Brings everything that is derived from the releases, and lies in the store, up to the pointer: the current records,
 * then the feeds.
 * @throws ProjectionError where it could not be done; the release is published all the same
 */
export async function project(store: Store, collection: string): Promise<void> {
  await bringUp(store, collection, recordsProjection(store, collection));
  await bringUp(store, collection, feedsProjection(store, collection));
}
