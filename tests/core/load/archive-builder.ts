import { gzipSync } from 'node:zlib';

/** The end mark of a tar archive. */
export const END = new Uint8Array(1024);

/** The fields of a tar header that the tests write by hand. */
export interface HeaderFields {
  name?: string | Uint8Array;
  /** The whole field, where it is not simply the size. */
  sizeField?: string | Uint8Array;
  size?: number;
  type?: string;
  link?: string;
  format?: string;
  prefix?: string;
  checksum?: string;
}

/** A tar header, with whatever is wanted in its fields. */
export function header({
  name = 'datasets/places/border-town.json',
  size = 0,
  sizeField = octal(size, 11),
  type = '0',
  link = '',
  format = 'ustar\u000000',
  prefix = '',
  checksum,
}: HeaderFields): Buffer {
  const block = Buffer.alloc(512);
  const write = (field: string | Uint8Array, at: number): void => {
    block.set(typeof field === 'string' ? Buffer.from(field) : field, at);
  };
  write(name, 0);
  write(octal(0o644, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(sizeField, 124);
  write(octal(0, 11), 136);
  write(' '.repeat(8), 148);
  write(type, 156);
  write(link, 157);
  write(format, 257);
  write(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(checksum ?? `${octal(sum, 6)} `, 148);
  return block;
}

/** A header and what it announces, up to the end of its last block. */
export function entry(fields: HeaderFields, contents: string | Uint8Array = '{}'): Buffer {
  const bytes = Buffer.from(contents);
  const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
  return Buffer.concat([header({ size: bytes.length, ...fields }), bytes, padding]);
}

/** Entries, or anything else, as a compressed archive with its end mark. */
export function archive(...parts: readonly Uint8Array[]): Buffer {
  return gzipSync(Buffer.concat([...parts, END]));
}

/** One record of an extended header: its length, itself included, then `key=value`. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`;
}
