import { GetObjectCommand, PutObjectCommand, type S3ClientConfig } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Links } from '../steps/plan.ts';
import { newS3Client } from './s3-client.ts';

/** Longer than an execution of the state machine may take (infra/submission-workflow.ts), in seconds. */
const LIFETIME = 3 * 3600;

/**
 * Addresses at which somebody without rights may read or write one key of a bucket for some time: S3's presigned
 * requests, signed with the rights of the function that runs this.
 * @param config see {@link newS3Client}
 */
export function signedLinks(bucket: string, config: S3ClientConfig = {}): Links {
  const client = newS3Client({
    ...config,
    // Else the checksum of the body that is not there yet would be signed with the rest.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const options = { expiresIn: LIFETIME };
  return {
    toRead: (key) => getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), options),
    toWrite: (key) => getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key }), options),
  };
}
