import type { Store } from '../../../core/publish/store.ts';
import { MemoryStore } from './memory-store.ts';

/** A place that holds a store, and whose content can be brought back. */
export interface Place {
  /** A new handle on the store. */
  open(): Store;
  /** What is stored, for reading; where that is to be had without the store under test, the tests are faster. */
  look(): Store;
  /** Remembers the content; what it returns brings it back. */
  save(): () => void;
}

export function memoryPlace(): Place {
  const store = new MemoryStore();
  return {
    open: () => store,
    look: () => store,
    save: () => {
      const saved = [...store.contents];
      return () => {
        store.contents.clear();
        for (const [key, bytes] of saved) store.contents.set(key, bytes);
      };
    },
  };
}
