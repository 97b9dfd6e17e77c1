import type { ProjectFiles } from '../../core/load/project-files.ts';

/** Gives the text of a project's file, for excerpts; undefined where there is none, as of a file that was not read. */
export type TextOf = (file: string) => string | undefined;

/** Of a larger file, in bytes, no excerpts are shown. */
const LARGEST_TEXT = 1024 * 1024;

/** The texts of a project, decoded as the check decodes them: a byte order mark is part of the text. */
export function textsOf({ datasets, schemas }: ProjectFiles): TextOf {
  const files = new Map([...datasets, ...schemas].map((file) => [file.path, file]));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = new Map<string, string>();
  return (file) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const found = files.get(file);
    // A file of many records can be larger than any text.
    const bytes = (found?.pieces?.size ?? 0) > LARGEST_TEXT ? undefined : found?.bytes;
    if (bytes === undefined) return undefined;
    const text = decoder.decode(bytes);
    texts.set(file, text);
    return text;
  };
}
