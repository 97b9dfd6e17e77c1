import { beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../../core/publish/publish.ts';
import type { Signer } from '../../../core/publish/signature.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { type Fault, FaultyStore, StoreFault } from './faulty-store.ts';
import type { Place } from './place.ts';
import { contentsOf, readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';
import { newSigner } from './signers.ts';

const first = snapshot(firstProject());
const second = snapshot(changedProject());
const FAULTS: readonly Fault[] = ['before', 'after', 'lost-answer'];

/** The two publishes that are disturbed: what is published before, what is published then, what readers may see. */
export const PUBLISHES = [
  { name: 'the first release', before: undefined, state: first, versions: [[], ['1.0.0']] },
  { name: 'a second release', before: first, state: second, versions: [['1.0.0'], ['1.0.0', '1.1.0']] },
];

/**
 * A signer that gives the same signature whenever it signs the same, so that two runs can be compared byte by
 * byte.
 */
export async function repeatableSigner(): Promise<Signer> {
  const signer = await newSigner();
  const signatures = new Map<string, Promise<Uint8Array>>();
  const sign = (bytes: Uint8Array): Promise<Uint8Array> => {
    const signature = signatures.get(sha256(bytes)) ?? signer.sign(bytes);
    signatures.set(sha256(bytes), signature);
    return signature;
  };
  return { ...signer, sign };
}

/** Lets a publisher fail at each operation on a store in each way, and looks at what is left. */
export function describeCrashes(name: string, newPlace: () => Promise<Place>): void {
  describe.each(PUBLISHES)(`publishing $name with a fault at every operation: ${name}`, (sample) => {
    const { before, state, versions } = sample;
    let place: Place;
    let signer: Signer;
    let goBack: () => void;
    let operations = 0;
    let undisturbed: Map<string, string>;

    beforeAll(async () => {
      place = await newPlace();
      signer = await repeatableSigner();
      if (before !== undefined) await publish(place.open(), before, commitAt(0), signer);
      goBack = place.save();
      const store = new FaultyStore(place.open(), Number.POSITIVE_INFINITY, 'before');
      await publish(store, state, commitAt(1), signer);
      operations = store.operations;
      undisturbed = await contentsOf(place.look());
    });

    it.each(FAULTS)(
      'shows readers the old or the new state, and a second run finishes the job: %s',
      {
        timeout: 600_000,
      },
      async (fault) => {
        expect(operations).toBeGreaterThan(50);
        for (let at = 1; at <= operations; at++) {
          goBack();
          const faulty = new FaultyStore(place.open(), at, fault);
          await expect(publish(faulty, state, commitAt(1), signer)).rejects.toThrow(StoreFault);
          expect(versions, `operation ${at}`).toContainEqual(await readAsReader(place.look(), COLLECTION));
          await publish(place.open(), state, commitAt(1), signer);
          expect(await contentsOf(place.look()), `operation ${at}`).toEqual(undisturbed);
        }
      },
    );
  });
}
