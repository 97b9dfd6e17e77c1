import { vi } from 'vitest';
import { memoryPlace } from './place.ts';
import { describeRaces } from './race-suite.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('./memoised-build.ts')).memoised(await original()),
);

describeRaces('memory', async () => memoryPlace(), { ordered: 600, same: 200, unrelated: 200 });
