import { advice, type DoctorLine, faulty, fine, missing, reasonOf } from './line.ts';

const PATIENCE_MS = 10_000;

/** Whether the environment holds what `submit` needs of AWS. Only whether the variables are set is looked at. */
export function awsLine(environment: NodeJS.ProcessEnv): DoctorLine {
  const about = 'AWS';
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  const pair = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  const unset = pair.filter((name) => !isSet(name));
  if (unset.length === 1) {
    return faulty(about, `Of the two parts of credentials, ${unset[0]} is not set`, 'Set both, or neither.');
  }
  const by = unset.length === 0 ? 'credentials' : isSet('AWS_PROFILE') ? 'a profile' : undefined;
  if (by === undefined) {
    const help = `Set ${pair.join(' and ')}, or AWS_PROFILE, and AWS_REGION (docs/deploying.md).`;
    return advice(about, 'No credentials in the environment; "submit" needs some', help);
  }
  // A profile may bring its region.
  if (by === 'credentials' && !isSet('AWS_REGION')) {
    return faulty(about, 'Credentials, but no region', 'Set AWS_REGION to the region of the bucket.');
  }
  return fine(about, `The environment names ${by}${isSet('AWS_REGION') ? ' and a region' : ''}`);
}

/** Whether the address that releases are served from answers. Any answer that is no fault of the server will do. */
export async function siteLine(site: string): Promise<DoctorLine> {
  const about = 'site';
  const help = 'Check the address and the connection; --offline leaves this out.';
  try {
    const { status } = await fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (status < 500) return fine(about, `${site} answers`);
    return missing(about, `${site} answers with status ${status}`, help);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return missing(about, `${site} does not answer: ${reasonOf(cause)}`, help);
  }
}
