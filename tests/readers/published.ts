import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Manifest } from '../../core/build/documents.ts';

/** A release of the shipped collection, as it lies in a store on disk. */
export interface PublishedRelease {
  /** The folder of its collection in the store. */
  collection: string;
  /** The folder of the release. */
  folder: string;
  manifest: Manifest;
}

/** The release that was published for this run; it is shared, so nothing may be written there. */
export function publishedRelease(): PublishedRelease {
  const folder = inject('release');
  return { collection: dirname(folder), folder, manifest: readJson(join(folder, 'manifest.json')) };
}

/** A copy of the release's folder that a test may change; it goes away with the test. */
export function copyOfRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(publishedRelease().folder, folder, { recursive: true });
  return folder;
}

/** Reads a JSON file. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'));
}
