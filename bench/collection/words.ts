import type { ActorKind, PlaceKind } from '../../core/shared/records.ts';
import type { Random } from './random.ts';

export const FIRST_NAMES = [
  'Aram',
  'Nino',
  'Leyla',
  'Davit',
  'Rashad',
  'Mariam',
  'Tigran',
  'Elnur',
  'Giorgi',
  'Anahit',
  'Farid',
  'Tamar',
  'Hayk',
  'Gulnar',
  'Levan',
  'Narine',
  'Orkhan',
  'Ketevan',
  'Suren',
  'Aysel',
] as const;

export const ORGANISATION_NAMES: readonly (readonly [string, ActorKind])[] = [
  ['Ministry', 'government-body'],
  ['Parliament', 'government-body'],
  ['Border Service', 'government-body'],
  ['Railways', 'company'],
  ['Energy Company', 'company'],
  ['Union', 'intergovernmental'],
  ['Party', 'political-party'],
  ['University', 'university'],
  ['Republic', 'state'],
  ['Community', 'community'],
];

export const MEDIA_NAMES = ['Herald', 'Review', 'Monitor', 'Gazette', 'Institute', 'Chronicle'] as const;

export const PLACE_WORDS: readonly (readonly [string, PlaceKind])[] = [
  ['', 'settlement'],
  ['', 'settlement'],
  ['valley', 'region'],
  ['province', 'province'],
  ['crossing', 'border-crossing'],
  ['corridor', 'route'],
  ['bridge', 'facility'],
  ['plant', 'facility'],
  ['street', 'street'],
];

/**
 * The words in which statements of one speaker differ: two of them share at most one of these columns, so that no two
 * summaries are near-duplicates. Each column has 31 words, a prime; no word is in two columns or in other texts here.
 */
export const STATEMENT_COLUMNS: readonly (readonly string[])[] = [
  words(`regional federal bilateral northern southern eastern western coastal joint annual renewed stalled delayed
    planned proposed partial lasting fragile recent former early broad narrow formal informal secret public costly
    modest gradual sudden`),
  words(`railway pipeline highway tunnel airport harbour dam reactor refinery grid substation terminal depot
    checkpoint bazaar quarry orchard vineyard cannery foundry shipyard canal reservoir laboratory archive museum
    hospital theatre stadium observatory lighthouse`),
  words(`strengthens weakens delays hastens doubles halves reopens closes connects divides replaces restores
    protects threatens finances insures supervises audits modernises expands shrinks relocates privatises
    nationalises subsidises taxes licenses inspects certifies endorses vetoes`),
  words(`trade transit customs tourism fishing mining farming forestry banking shipping aviation broadcasting
    education healthcare housing irrigation metallurgy chemistry textiles engineering telecommunications publishing
    insurance logistics statistics meteorology archaeology sport cinema music cuisine`),
  words(`talks summits tariffs quotas permits loans grants bonds shares leases pensions wages prices exports imports
    deliveries repairs surveys maps treaties protocols elections petitions appeals verdicts patents scholarships
    exchanges exhibitions festivals expeditions`),
  words(`spring summer autumn winter january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday noon midnight dawn dusk weekend christmas
    easter harvest`),
];

/** What makes a summary longer; some have an apostrophe outside ASCII, as the shipped records do. */
export const TAILS = [
  '',
  'as both sides had agreed before they met again',
  'which the neighbours of both countries still doubt',
  'although no money has been set aside so far',
  'and calls on everyone’s partners to join',
  'so that nobody’s rights are touched',
  'because the country’s own means do not suffice for it',
  'while the opposition asks for an independent inquiry into how it was decided',
  'without which, in this view, nothing else can move',
] as const;

export const TOPICS = [
  'peace-process',
  'transport-corridor',
  'nuclear-energy',
  'energy',
  'defence',
  'trade',
  'investment',
  'technology',
  'minerals',
  'elections',
  'human-rights',
  'displacement',
  'sanctions',
  'borders',
  'aviation',
  'eu-relations',
  'great-power-relations',
  'territorial-dispute',
  'historical-memory',
] as const;

/** What figures of one block ask about: each of them something else, in two words that no other one has. */
export const FIGURE_THINGS =
  words(`lorries wagons passengers voters engineers teachers turbines cables drones ferries
  cranes bridges clinics parcels hectares dwellings boreholes cameras patrols delegates visitors tonnage sensors
  satellites vaccines`);
export const FIGURE_QUALITIES =
  words(`registered licensed inspected delivered promised insured exported imported
  repaired stationed counted rebuilt displaced invited certified leased donated detained approved abandoned ordered
  assembled retired transferred observed`);

export const ROLES = [
  'prime minister',
  'foreign minister',
  'spokesperson',
  'member of parliament',
  'president',
  'envoy',
  'analyst',
  'deputy minister',
  'chief negotiator',
  'mayor',
] as const;

const NOTES = [
  'The text gives no dates and names nobody else who was there.',
  'Two passages differ in wording, not in substance; the more exact one is followed here.',
  'The text’s wording leaves open whether this was decided or only discussed.',
  'Others repeat it without naming where it comes from, and the text does not say whether they are independent of each other.',
  'The word “framework” is the text’s own; nothing shows which document it means.',
  'It is not said whether the whole of it was meant, or only the part that had been agreed upon in the meetings of the months before, and the headline speaks of yet another one.',
] as const;

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

/** A note; a few quote in a way that JSON has to escape. */
export function noteOf(random: Random): string {
  return random.chance(0.01) ? 'The text says only "in due course".' : random.pick(NOTES);
}
