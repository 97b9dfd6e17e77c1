import { createGunzip } from 'node:zlib';
import { unsafeArchive } from './archive-entry.ts';

/** The end of a gzip stream tells its length in as many bytes (RFC 1952, 2.3.1), modulo 2 to the power of 32. */
const LENGTH_BYTES = 4;

/**
 * What is in a compressed archive, from its first byte to its last. It is decompressed only as far as it is asked
 * for, so memory and work are bounded by the asking.
 */
export class ArchiveBytes {
  /** How many bytes have been taken or skipped. */
  position = 0;
  readonly #archive: Uint8Array;
  readonly #most: number;
  readonly #gunzip = createGunzip({ chunkSize: 64 * 1024 });
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  /** @param most how many bytes may be asked for in all */
  constructor(archive: Uint8Array, most: number) {
    this.#archive = archive;
    this.#most = most;
    this.#chunks = this.#gunzip[Symbol.asyncIterator]();
    this.#gunzip.end(archive);
  }

  /**
   * The next bytes.
   * @throws Refusal `unsafe-archive` where there are not as many, or more than may be asked for.
   */
  async take(size: number): Promise<Uint8Array> {
    this.#advance(size);
    const taken = new Uint8Array(size);
    for (let filled = 0; filled < size; ) {
      const piece = await this.#piece(size - filled);
      taken.set(piece, filled);
      filled += piece.length;
    }
    return taken;
  }

  /** Passes over the next bytes; refused as in {@link take}. */
  async skip(size: number): Promise<void> {
    this.#advance(size);
    for (let left = size; left > 0; ) left -= (await this.#piece(left)).length;
  }

  /**
   * Makes sure that the archive is sound to its end, and that this is it.
   * @throws Refusal `unsafe-archive`
   */
  async end(): Promise<void> {
    const isOver = this.#rest.length === 0 && (await this.#next()) === undefined;
    if (!isOver) throw unsafeArchive('it goes on after its end');
    // Node reads on where another gzip stream begins, and stops before padding.
    const { buffer, byteOffset, length } = this.#archive;
    const announced = new DataView(buffer, byteOffset, length).getUint32(length - LENGTH_BYTES, true);
    if (this.#gunzip.bytesWritten !== length || announced !== this.position) {
      throw unsafeArchive('it is more than one gzip stream');
    }
  }

  /** Lets go of the decompression, wherever it is. */
  close(): void {
    this.#gunzip.destroy();
  }

  #advance(size: number): void {
    this.position += size;
    if (this.position > this.#most) {
      throw unsafeArchive(`it unpacks to more than ${this.#most / 1024 / 1024} MiB`);
    }
  }

  /** The next bytes, at least one and at most so many. */
  async #piece(most: number): Promise<Uint8Array> {
    if (this.#rest.length === 0) {
      const chunk = await this.#next();
      if (chunk === undefined) throw unsafeArchive('it is cut off: the tar archive in it has no end');
      this.#rest = chunk;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.#chunks.next();
      return done === true ? undefined : value;
    } catch (error) {
      const isCutOff = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
      throw unsafeArchive(
        isCutOff ? 'it is cut off: its gzip stream has no end' : 'it is not compressed with gzip, or damaged',
      );
    }
  }
}
