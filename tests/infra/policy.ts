/** A request to S3, as far as the policy of the release bucket looks at it. */
export interface S3Request {
  action: string;
  key: string;
  /** Condition keys that are present, as S3 fills them in. */
  context?: Readonly<Record<string, string>>;
}

interface Statement {
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
  const { action, key, context = {} } = request;
  const secure = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3', ...context };
  return statements
    .filter(({ Effect }) => Effect === 'Deny')
    .filter(({ Action }) => [Action].flat().some((pattern) => glob(pattern).test(action)))
    .filter(({ Resource }) =>
      [Resource].flat().some((resource) => glob(resourceKey(resource)).test(`/${key}`)),
    )
    .filter(({ Condition = {} }) =>
      Object.entries(Condition).every(([operator, test]) => holds(operator, test, secure)),
    )
    .map(({ Sid }) => Sid ?? 'TLS');
}

function holds(
  operator: string,
  test: Record<string, unknown>,
  context: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(test).every(([key, wanted]) => {
    const value = context[key];
    if (operator === 'Null') return String(value === undefined) === wanted;
    // A key that is absent makes these two false.
    if (operator === 'Bool') return value === wanted;
    if (operator === 'NumericLessThan') return Number(value) < Number(wanted);
    throw new Error(`The condition operator ${operator} is not known to this test.`);
  });
}

/** What follows the ARN of the bucket in `Fn::Join ["", [arn, "/…"]]`; empty for the bucket itself. */
function resourceKey(resource: unknown): string {
  const text = JSON.stringify(resource);
  return text.match(/"Fn::Join":\["",\[\{[^}]*\},"([^"]*)"\]\]/)?.[1] ?? '';
}

/** A pattern of IAM: `*` also stands for slashes. */
export function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('[^]*')}$`);
}
