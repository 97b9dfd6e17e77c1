import type { ProjectFiles } from '../../core/load/project-files.ts';

/** Gives the text of a project's file, for excerpts; undefined where there is none, as of a file that was not read. */
export type TextOf = (file: string) => string | undefined;

/** The texts of a project, decoded as the check decodes them: a byte order mark is part of the text. */
export function textsOf({ datasets, schemas }: ProjectFiles): TextOf {
  const bytes = new Map([...datasets, ...schemas].map((file) => [file.path, file.bytes]));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = new Map<string, string>();
  return (file) => {
    const read = bytes.get(file);
    if (read === undefined) return undefined;
    const text = texts.get(file) ?? decoder.decode(read);
    texts.set(file, text);
    return text;
  };
}
