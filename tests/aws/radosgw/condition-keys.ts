/**
 * radosgw 16 knows none of the condition keys by which the policies of this project tell conditional writes: it takes
 * them for keys that are never present. So the policies are tested with keys that it does know in their place, and a
 * proxy fills these in from each request, as S3 fills in its own. What is tested are the statements with their
 * resources, actions and operators, and that nobody gets past them; what S3 fills in is not.
 */
import type { IncomingMessage } from 'node:http';
import type { Statement } from '../../infra/policy.ts';

/** The keys of S3, and what stands in for each. */
export const STAND_INS = {
  's3:if-none-match': 'aws:Referer',
  's3:if-match': 's3:RequestObjectTag/if-match',
  's3:ObjectCreationOperation': 'aws:SecureTransport',
} as const;

/** The headers from which radosgw fills in the stand-ins for a request. */
export function conditionHeaders({ method, url = '', headers }: IncomingMessage): Record<string, string> {
  if (method !== 'PUT' && method !== 'POST') return {};
  const { searchParams } = new URL(url, 'http://gateway');
  // The beginning of an upload and its parts create no object; its completion does.
  const creates = !searchParams.has('uploads') && !searchParams.has('partNumber');
  return {
    ...(headers['if-none-match'] === undefined ? {} : { referer: headers['if-none-match'] }),
    ...(headers['if-match'] === undefined ? {} : { 'x-amz-tagging': 'if-match=present' }),
    ...(creates ? { 'x-forwarded-proto': 'https' } : {}),
  };
}

/**
 * The denials of a bucket's policy in a template, for a bucket of the gateway. Statements that allow something are left
 * out: they are about CloudFront, which the gateway does not know.
 */
export function denialsFor(
  statements: readonly Statement[],
  bucket: string,
  keys: Readonly<Record<string, string>> = {},
): string {
  const Statement = statements
    .filter(({ Effect }) => Effect === 'Deny')
    .map((statement) => ({
      ...statement,
      Resource: [statement.Resource].flat().map((arn) => resolve(arn, bucket)),
    }));
  const text = JSON.stringify({ Version: '2012-10-17', Statement });
  return Object.entries(keys).reduce(
    (policy, [key, other]) => policy.replaceAll(`"${key}"`, `"${other}"`),
    text,
  );
}

/** An ARN in a template, `{"Fn::GetAtt": …}` or `{"Fn::Join": ["", [{"Fn::GetAtt": …}, "/…"]]}`. */
function resolve(arn: unknown, bucket: string): string {
  const path = /,"(\/[^"]*)"\]\]\}$/.exec(JSON.stringify(arn))?.[1] ?? '';
  return `arn:aws:s3:::${bucket}${path}`;
}
