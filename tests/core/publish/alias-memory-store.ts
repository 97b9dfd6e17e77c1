import { type AliasChange, type AliasStore, MOST_CHANGES } from '../../../core/publish/aliases.ts';
import type { Scheduler } from './interleaved-store.ts';

/** An alias store that forgets everything with the process; it passes the same contract suite as the real one. */
export class MemoryAliasStore implements AliasStore {
  readonly entries = new Map<string, string>();
  /** All updates that were made, in their order. */
  readonly updates: AliasChange[] = [];
  reads = 0;

  async read(): Promise<{ etag: string; entries: ReadonlyMap<string, string> }> {
    this.reads += 1;
    return { etag: this.#etag, entries: new Map(this.entries) };
  }

  async update(change: AliasChange, etag: string): Promise<string | undefined> {
    const { put, remove } = change;
    if (put.size + remove.length > MOST_CHANGES) throw new RangeError('These are too many changes.');
    if (etag !== this.#etag) return undefined;
    if (remove.some((key) => !this.entries.has(key))) throw new RangeError('A key to remove is not there.');
    for (const [key, value] of put) this.entries.set(key, value);
    for (const key of remove) this.entries.delete(key);
    this.updates.push(change);
    return this.#etag;
  }

  get #etag(): string {
    return `"${this.updates.length}"`;
  }
}

/** An alias store in which something happens right before an update. */
export class OvertakenAliasStore extends MemoryAliasStore {
  /** Told how many updates were tried before; its own updates are not among them. */
  before: (count: number) => Promise<void> = async () => {};
  #count = 0;
  #isBusy = false;

  override async update(change: AliasChange, etag: string): Promise<string | undefined> {
    if (!this.#isBusy) {
      this.#isBusy = true;
      await this.before(this.#count);
      this.#count += 1;
      this.#isBusy = false;
    }
    return super.update(change, etag);
  }

  /** An update that has nothing to do with the one that waits. */
  async updateOther(): Promise<void> {
    const { etag } = await this.read();
    await this.update({ put: new Map([['other@latest', `1.0.${this.updates.length}`]]), remove: [] }, etag);
  }
}

/** An alias store whose every operation waits for a turn; reading takes two, for the etag and for the entries. */
export class InterleavedAliasStore implements AliasStore {
  readonly #aliases: AliasStore;
  readonly #scheduler: Scheduler;

  constructor(aliases: AliasStore, scheduler: Scheduler) {
    this.#aliases = aliases;
    this.#scheduler = scheduler;
  }

  async read(): Promise<{ etag: string; entries: ReadonlyMap<string, string> }> {
    await this.#scheduler.turn();
    const { etag } = await this.#aliases.read();
    await this.#scheduler.turn();
    return { ...(await this.#aliases.read()), etag };
  }

  async update(change: AliasChange, etag: string): Promise<string | undefined> {
    await this.#scheduler.turn();
    return this.#aliases.update(change, etag);
  }
}
