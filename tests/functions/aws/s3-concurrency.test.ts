import { vi } from 'vitest';
import { describeRaces } from '../../core/publish/race-suite.ts';
import { s3Place } from './s3-place.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('../../core/publish/memoised-build.ts')).memoised(await original()),
);

describeRaces('S3', () => s3Place('direct'), { ordered: 110, same: 25, unrelated: 25 });
