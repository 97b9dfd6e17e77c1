import { describe, expect, it, vi } from 'vitest';
import { publish } from '../../../core/publish/publish.ts';
import { describeCrashes, PUBLISHES, repeatableSigner } from '../../core/publish/crash-suite.ts';
import { contentsOf } from '../../core/publish/reader.ts';
import { commitAt } from '../../core/publish/samples.ts';
import { s3Place } from './s3-place.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('../../core/publish/memoised-build.ts')).memoised(await original()),
);

describeCrashes('S3', () => s3Place('direct'));

describe.each(PUBLISHES)(
  'publishing $name to S3, whose answers are lost one at a time',
  ({ before, state }) => {
    it('simply succeeds, and gives the same bytes', { timeout: 600_000 }, async () => {
      const { server, open, look, save } = await s3Place('connection');
      const signer = await repeatableSigner();
      if (before !== undefined) await publish(open(), before, commitAt(0), signer);
      const goBack = save();
      server.requests.length = 0;
      await publish(open(), state, commitAt(1), signer);
      const requests = server.requests.length;
      const undisturbed = await contentsOf(look());
      expect(requests).toBeGreaterThan(50);
      for (let at = 0; at < requests; at++) {
        goBack();
        server.faults.clear();
        server.faults.add({ kind: 'reset-after', after: at });
        const outcome = await publish(open(), state, commitAt(1), signer);
        expect(outcome.kind, `request ${at}`).toBe('published');
        expect(server.faults.met, `request ${at}`).toBe(1);
        expect(await contentsOf(look()), `request ${at}`).toEqual(undisturbed);
      }
    });
  },
);
