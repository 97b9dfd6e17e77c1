import { fileURLToPath } from 'node:url';
import { readProject } from '../../core/load/project-files.ts';
import { packSubmission } from '../../core/publish/pack-submission.ts';
import { reportKey, submissionId, submissionKey } from '../../core/publish/submission-keys.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { newS3Client } from '../../functions/aws/s3-client.ts';
import { S3Store } from '../../functions/aws/s3-store.ts';
import { signedLinks } from '../../functions/aws/signed-links.ts';
import { FunctionProcess } from '../../tests/functions/lambda/function-process.ts';
import { startS3Server } from '../../tests/s3-server/server.ts';

/** Something that is started from cold, again and again. */
export interface Subject {
  name: string;
  asset: string;
  environment: Readonly<Record<string, string>>;
  event: unknown;
  /** What the first event must give, so that nothing else is measured. */
  gives: 'result' | 'error';
}

/** Milliseconds since the process was spawned. */
export interface ColdStart {
  /** Until the function asked for its first event: what Lambda calls Init Duration, but for its own part. */
  initialised: number;
  /** Until it had answered that event. */
  answered: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VALIDATE = `${ROOT}dist/functions/validate`;
const COLLECTION = 'south-caucasus';
/** What a process is told; the first events need nothing else. */
const ENVIRONMENT = {
  COLLECTION,
  // The official bootstrap asks for these.
  AWS_LAMBDA_FUNCTION_NAME: 'measured',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
  AWS_LAMBDA_LOG_GROUP_NAME: 'measured',
  AWS_LAMBDA_LOG_STREAM_NAME: 'measured',
};
/** An event that both handlers refuse before they do anything. */
const REFUSED = { submission: { bucket: 'submissions', key: 'none' }, shard: { index: 0, of: 1 } };

/** The subjects, and a bucket with the collection of this repository for the last of them. */
export interface Subjects {
  subjects: { empty: Subject; validate: Subject; firstShard: Subject };
  /** Takes back what was written since the last time. */
  reset(): void;
  close(): Promise<void>;
}

export async function prepareSubjects(): Promise<Subjects> {
  const server = await startS3Server({ buckets: { submissions: {} } });
  const header = {
    collection: COLLECTION,
    commit: '0'.repeat(40),
    committed: '2020-03-01T12:00:00Z',
    sequence: 1,
  };
  const key = submissionKey(header);
  const store = new S3Store(newS3Client(server.connection), 'submissions');
  const archive = await packSubmission(readProject(ROOT), header);
  await store.putIfAbsent(key, archive);
  const links = signedLinks('submissions', server.connection);
  const event = {
    submission: { bucket: 'submissions', key },
    archive: { link: await links.toRead(key), sha256: sha256(archive) },
    shard: { index: 0, of: 1, report: await links.toWrite(reportKey(COLLECTION, submissionId(header), 0)) },
  };
  return {
    subjects: {
      empty: {
        name: 'empty handler',
        asset: `${ROOT}bench/cold-start/empty`,
        environment: ENVIRONMENT,
        event: REFUSED,
        gives: 'error',
      },
      validate: {
        name: 'validate',
        asset: VALIDATE,
        environment: ENVIRONMENT,
        event: REFUSED,
        gives: 'error',
      },
      firstShard: {
        name: 'validate, a shard',
        asset: VALIDATE,
        environment: ENVIRONMENT,
        event,
        gives: 'result',
      },
    },
    reset: server.bucket('submissions').save(),
    close: () => server.close(),
  };
}

/** Starts a subject once and hands it its event. */
export async function started(subject: Subject, bootstrap?: readonly string[]): Promise<ColdStart> {
  const { name, asset, environment, event, gives } = subject;
  const process = await FunctionProcess.start({ asset, environment, ...(bootstrap && { bootstrap }) });
  try {
    const answer = process.invoke(event).then((outcome) => ({ outcome, at: performance.now() }));
    await Promise.race([process.initialised, answer]);
    const initialised = performance.now() - process.spawnedAt;
    const { outcome, at } = await answer;
    if (outcome.kind !== gives) throw new Error(`${name}: ${JSON.stringify(outcome)}\n${process.stderr}`);
    return { initialised, answered: at - process.spawnedAt };
  } finally {
    await process.stop();
  }
}
