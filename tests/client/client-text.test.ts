import { expect, it } from 'vitest';
import { compileClient } from './compile-client.ts';

it('core/build/package/client-text.ts is what client/ gives (after a change: vitest run tests/client/client-text.test.ts -u)', async () => {
  await expect(await compileClient()).toMatchFileSnapshot('../../core/build/package/client-text.ts');
});
