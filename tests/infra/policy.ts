/** A request to a bucket, as far as the policies here look at it. */
export interface S3Request {
  action: string;
  /** None for what concerns the bucket itself. */
  key?: string;
  /** Part of the logical id of the bucket; the policy of a bucket concerns no other. */
  bucket?: string;
  /** Condition keys that are present, as S3 fills them in. */
  context?: Readonly<Record<string, string>>;
}

export interface Statement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/**
 * The ids of the statements that deny a request, evaluated as IAM documents it: all conditions of a statement
 * must hold, and `*` in a resource stands for any characters. An operator that is not known here is an error.
 */
export function deniedBy(statements: readonly Statement[], request: S3Request): string[] {
  return statements
    .filter((statement) => statement.Effect === 'Deny' && concerns(statement, request))
    .map(({ Sid }) => Sid ?? 'TLS');
}

/** Whether any of the statements of a role allows a request; the bucket may still deny it. */
export function isAllowed(statements: readonly Statement[], request: S3Request): boolean {
  return statements.some((statement) => statement.Effect === 'Allow' && concerns(statement, request));
}

function concerns({ Action, Resource, Condition = {} }: Statement, request: S3Request): boolean {
  const { action, key, bucket = '', context = {} } = request;
  const path = key === undefined ? '' : `/${key}`;
  const secure = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3', ...context };
  return (
    [Action].flat().some((pattern) => glob(pattern).test(action)) &&
    [Resource].flat().some((resource) => {
      const [owner, pattern] = parts(resource);
      return owner.includes(bucket) && glob(pattern).test(path);
    }) &&
    Object.entries(Condition).every(([operator, test]) => holds(operator, test, secure))
  );
}

function holds(
  operator: string,
  test: Record<string, unknown>,
  context: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(test).every(([key, wanted]) => {
    const value = context[key];
    if (operator === 'Null') return String(value === undefined) === wanted;
    // A key that is absent makes these false.
    if (operator === 'Bool') return value === wanted;
    if (operator === 'StringEquals') return value !== undefined && [wanted].flat().includes(value);
    if (operator === 'NumericLessThan') return Number(value) < Number(wanted);
    throw new Error(`The condition operator ${operator} is not known to this test.`);
  });
}

/** The ARN of the bucket, and what follows it in `Fn::Join ["", [arn, "/…"]]`; empty for the bucket itself. */
function parts(resource: unknown): [owner: string, path: string] {
  const text = JSON.stringify(resource);
  const [, owner = text, path = ''] = text.match(/^\{"Fn::Join":\["",\[(.*),"([^"]*)"\]\]\}$/) ?? [];
  return [owner, path];
}

/** A pattern of IAM: `*` also stands for slashes. */
export function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('[^]*')}$`);
}
