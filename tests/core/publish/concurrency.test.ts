import { memoryPlace } from './place.ts';
import { describeRaces } from './race-suite.ts';

describeRaces('memory', async () => memoryPlace(), { ordered: 600, same: 200, unrelated: 200 });
