import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ParseError, parse } from 'jsonc-parser';
import service from 'vscode-json-languageservice';
import { REPOSITORY } from '../cli/depositary.ts';

/** A settings file of VS Code: JSON with comments. */
export function settingsFile(path: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const content: unknown = parse(readFileSync(join(REPOSITORY, path), 'utf8'), errors);
  if (errors.length > 0 || typeof content !== 'object' || content === null)
    throw new TypeError(`${path} is no JSON with comments`);
  return { ...content };
}

interface WiredSchema {
  fileMatch: string[];
  url: string;
}

/** The schemas that the settings give to files. */
export const WIRED = settingsFile('.vscode/settings.json')['json.schemas'] as WiredSchema[];

const ROOT = pathToFileURL(`${REPOSITORY}/`).href;

/** What VS Code makes of JSON files, with the settings of this repository and without a network. */
export class Editor {
  readonly #service = service.getLanguageService({
    schemaRequestService: async (address) => readFileSync(new URL(address), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  });

  constructor() {
    this.#service.configure({
      validate: true,
      schemas: WIRED.map(({ fileMatch, url }) => ({ fileMatch, uri: new URL(url, ROOT).href })),
    });
  }

  /** The problems that are shown in a file. */
  async problems(path: string, text: string): Promise<string[]> {
    const [document, json] = this.#open(path, text);
    const found = await this.#service.doValidation(document, json);
    return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
  }

  /** What is proposed at the sign `|`, which is not part of the text. */
  async proposals(path: string, text: string): Promise<string[]> {
    const offset = text.indexOf('|');
    const [document, json] = this.#open(path, text.replace('|', ''));
    const list = await this.#service.doComplete(document, document.positionAt(offset), json);
    return (list?.items ?? []).map(({ label }) => label.replaceAll('"', ''));
  }

  /** What is explained at the sign `|`, which is not part of the text. */
  async explanation(path: string, text: string): Promise<string> {
    const offset = text.indexOf('|');
    const [document, json] = this.#open(path, text.replace('|', ''));
    const hover = await this.#service.doHover(document, document.positionAt(offset), json);
    return JSON.stringify(hover?.contents ?? '');
  }

  #open(path: string, text: string) {
    const document = service.TextDocument.create(new URL(path, ROOT).href, 'json', 1, text);
    return [document, this.#service.parseJSONDocument(document)] as const;
  }
}
