import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** How long each part of a request may take, in milliseconds. */
export interface Timeouts {
  /** Until there is a connection. */
  connection: number;
  /** Until the answer begins, the sending of the body included. */
  answer: number;
  /** Between two signs of life on a connection that is in use. */
  silence: number;
}

const TIMEOUTS: Timeouts = { connection: 3_000, answer: 60_000, silence: 10_000 };
/** core/publish writes 16 files at once, and each large one goes in four parts at once. */
const CONNECTIONS = 64;

/**
 * An S3 client that does not wait for ever. The SDK tries a request three times; the store above it tries the
 * operation again, see s3-retry.ts.
 * @param config region, credentials, endpoint; by default what the environment says
 */
export function newS3Client(config: S3ClientConfig = {}, timeouts: Partial<Timeouts> = {}): S3Client {
  const { connection, answer, silence } = { ...TIMEOUTS, ...timeouts };
  return new S3Client({
    maxAttempts: 3,
    retryMode: 'standard',
    // Said here so that settings of the machine cannot turn checksums off.
    requestChecksumCalculation: 'WHEN_SUPPORTED',
    responseChecksumValidation: 'WHEN_SUPPORTED',
    requestHandler: {
      connectionTimeout: connection,
      requestTimeout: answer,
      // Without this the SDK only writes a warning.
      throwOnRequestTimeout: true,
      socketTimeout: silence,
      httpAgent: { maxSockets: CONNECTIONS },
      httpsAgent: { maxSockets: CONNECTIONS },
    },
    ...config,
  });
}
