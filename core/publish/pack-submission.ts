import type { Submission } from '../build/documents.ts';
import { quoted } from '../load/archive-entry.ts';
import { packArchive, unpackable } from '../load/pack-archive.ts';
import type { ProjectFiles } from '../load/project-files.ts';
import { HEADER_FILE, headerText, parseHeader } from './submission-header.ts';

/** Why a file cannot be packed, in words that follow its path. */
const UNREAD = { link: 'is a link', special: 'is no regular file', 'too-large': 'is too large' };

/**
 * Packs a checked project.
 * @throws Refusal `unsafe-archive` where a file was not read. A check finds such files, but for those of schemas/ that
 * are no schemas.
 */
export async function packSubmission(files: ProjectFiles, header: Submission): Promise<Uint8Array> {
  const text = headerText(parseHeader(header));
  const contents = [...files.datasets, ...files.schemas].map(({ path, bytes, unread = 'special' }) => {
    if (bytes === undefined) throw unpackable(`${quoted(path)} ${UNREAD[unread]}`);
    return { path, bytes };
  });
  return packArchive([{ path: HEADER_FILE, bytes: new TextEncoder().encode(text) }, ...contents]);
}
