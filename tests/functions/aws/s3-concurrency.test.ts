import { describeRaces } from '../../core/publish/race-suite.ts';
import { s3Place } from './s3-place.ts';

describeRaces('S3', () => s3Place('direct'), { ordered: 110, same: 25, unrelated: 25 });
