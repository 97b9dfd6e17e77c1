/**
 * What MiniStack does of what the tests on MiniStack rely on, and what it does not do of what AWS does. Where one of
 * these fails, what the other tests in this folder say is worth nothing.
 */
import { afterAll, test } from 'vitest';
import { missing } from '../processes/component.ts';
import { ministackUnavailable } from '../processes/ministack.ts';
import { describeDeployment, describeDestruction } from './gaps/deployment.ts';
import { describeEdge } from './gaps/edge.ts';
import { describeEvents } from './gaps/events.ts';
import { describeFunctions } from './gaps/functions.ts';
import { describeStates } from './gaps/states.ts';
import { describeStorage } from './gaps/storage.ts';
import { Probes } from './probes.ts';

if (missing('MiniStack', ministackUnavailable())) {
  test.skip('MiniStack does what the tests rely on');
} else {
  const probes = await Probes.deploy();
  afterAll(() => probes.stop());
  describeStorage(probes);
  describeFunctions(probes);
  describeStates(probes);
  describeEvents(probes);
  await describeEdge(probes);
  describeDeployment(probes);
  describeDestruction(probes);
}
