import { afterEach, describe, expect, it, vi } from 'vitest';
import { environment } from '../../functions/environment.ts';

describe('the environment of a function', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('gives the settings that are asked for, and no others', () => {
    vi.stubEnv('COLLECTION', 'demo');
    vi.stubEnv('RELEASE_BUCKET', 'releases');
    vi.stubEnv('SITE_URL', 'https://example.org');
    expect(environment('collection', 'releaseBucket')).toEqual({
      collection: 'demo',
      releaseBucket: 'releases',
    });
  });

  it('names every variable that is missing or empty, at once', () => {
    vi.stubEnv('COLLECTION', 'demo');
    vi.stubEnv('SIGNING_KEY', '');
    expect(() => environment('collection', 'aliases', 'signingKey')).toThrow(
      'Not set in the environment: ALIASES, SIGNING_KEY.',
    );
  });

  it('can be asked for nothing', () => {
    expect(environment()).toEqual({});
  });
});
