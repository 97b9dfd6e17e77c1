import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Unavailable } from '../harness/experiment.ts';
import type { Program } from '../measure/meter.ts';

const BUCKET = 'bucket';
const CREDENTIALS = ['AWS_ACCESS_KEY_ID=example', 'AWS_SECRET_ACCESS_KEY=example', 'AWS_REGION=us-east-1'];

/** A program that brings a bucket up to date with a folder, by the sizes of files: the fastest way that it has. */
export interface SyncProgram {
  name: string;
  sync(folder: string, endpoint: string): Program;
}

export const RCLONE: SyncProgram = {
  name: 'rclone sync --size-only',
  sync: (folder, endpoint) =>
    withCredentials([
      installed('rclone'),
      'sync',
      folder,
      `:s3:${BUCKET}`,
      '--size-only',
      '--fast-list',
      '--config=',
      '--s3-env-auth',
      '--s3-provider=Other',
      '--s3-list-version=2',
      '--s3-no-check-bucket',
      '--s3-no-head',
      `--s3-endpoint=${endpoint}`,
    ]),
};

export const AWS: SyncProgram = {
  name: 'aws s3 sync --size-only',
  sync: (folder, endpoint) =>
    withCredentials([
      installed('aws'),
      's3',
      'sync',
      folder,
      `s3://${BUCKET}`,
      '--size-only',
      '--no-progress',
      '--endpoint-url',
      endpoint,
    ]),
};

function withCredentials(program: readonly string[]): Program {
  return {
    arguments: ['/usr/bin/env', '-u', 'AWS_CA_BUNDLE', '-u', 'AWS_PROFILE', ...CREDENTIALS, ...program],
    prints: /^/,
  };
}

/** @throws Unavailable where there is no such program on the path */
function installed(name: string): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  throw new Unavailable(`${name} is not installed.`);
}
