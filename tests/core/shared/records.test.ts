import { expect, it } from 'vitest';
import { snapshot } from '../publish/samples.ts';

it('core/shared/records.ts is what the schemas say (after a change: vitest run tests/core/shared/records.test.ts -u)', async () => {
  const { authoring } = await snapshot().types();
  await expect(authoring).toMatchFileSnapshot('../../../core/shared/records.ts');
});
