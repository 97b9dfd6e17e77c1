import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { awsLine, siteLine } from '../../../cli/doctor/pipeline-lines.ts';

const PAIR = { AWS_ACCESS_KEY_ID: 'key-of-somebody', AWS_SECRET_ACCESS_KEY: 'secret-of-somebody' };

describe('AWS', () => {
  it.each([
    { environment: {}, state: 'advice' },
    { environment: { AWS_ACCESS_KEY_ID: 'key-of-somebody' }, state: 'faulty' },
    { environment: { ...PAIR, AWS_SECRET_ACCESS_KEY: '' }, state: 'faulty' },
    { environment: PAIR, state: 'faulty' },
    { environment: { ...PAIR, AWS_REGION: 'eu-central-1' }, state: 'fine' },
    { environment: { AWS_PROFILE: 'somebody' }, state: 'fine' },
  ])('is $state with $environment, and no value is shown', ({ environment, state }) => {
    const line = awsLine(environment);
    expect(line.state).toBe(state);
    expect(JSON.stringify(line)).not.toMatch(/somebody|eu-central-1/);
  });
});

describe('the site', () => {
  it('is fine where it answers, also with 404, and missing where it fails or does not answer', async () => {
    let status = 404;
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    expect(await siteLine(site)).toMatchObject({ state: 'fine' });
    status = 502;
    expect(await siteLine(site)).toMatchObject({
      state: 'missing',
      message: `${site} answers with status 502`,
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await siteLine(site)).toMatchObject({ state: 'missing', message: /does not answer/ });
  });

  it('is no address at all', async () => {
    expect(await siteLine('nowhere')).toMatchObject({ state: 'missing' });
  });
});
