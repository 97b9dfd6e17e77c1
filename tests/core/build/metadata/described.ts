import type { BuiltRelease } from '../../../../core/build/build.ts';
import type { CollectionSettings } from '../../../../core/check/collection.ts';
import { firstProject, snapshot } from '../../publish/samples.ts';
import { firstRelease } from '../releases.ts';

/** What a collection may say of itself, all of it. */
const DESCRIPTION = {
  creators: [
    { kind: 'person', name: 'Example', givenNames: 'Jane' },
    { kind: 'person', name: 'Mononym' },
    { kind: 'organisation', name: 'Example Institute' },
  ],
  keywords: ['diplomacy', 'yes: no'],
  site: 'https://data.example.org/open',
} satisfies Partial<CollectionSettings>;

/** The first release of a collection that says all that. */
export function describedRelease(settings: Partial<CollectionSettings> = DESCRIPTION): Promise<BuiltRelease> {
  const of = snapshot(firstProject());
  return firstRelease({ ...of, settings: { ...of.settings, ...settings } });
}
