import { basename } from 'node:path/posix';
import type { RecordRule } from '../rule.ts';

const SUFFIX = '.json'.length;

/** A record is found by its id in file names, addresses and references alike. */
export const fileName: RecordRule = {
  code: 'file-name',
  severity: 'error',
  passes: ({ document: { start, path }, id }) =>
    start !== undefined ||
    (path.endsWith('.json') &&
      path.startsWith(id, path.length - SUFFIX - id.length) &&
      path[path.length - SUFFIX - id.length - 1] === '/'),
  *check({ document, id }) {
    const expected = `${id}.json`;
    // A line of a file of many records is found by its id alone.
    if (document.start !== undefined || basename(document.path) === expected) return;
    yield {
      steps: ['id'],
      message: `The id "${id}" and the file name ${basename(document.path)} differ.`,
      help: `Rename the file to ${expected}, or correct the id if it is new.`,
    };
  },
};
