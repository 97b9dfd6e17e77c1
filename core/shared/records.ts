// Made from the JSON Schemas; do not edit.

/**
 * The id of a record of the dataset agreements.
 */
export type AgreementId = string & { readonly __dataset?: 'agreements' }
/**
 * The form of the agreement, as closely as the source allows.
 */
export type Instrument = ("treaty" | "peace-agreement" | "joint-declaration" | "memorandum" | "charter" | "framework-agreement" | "strategic-partnership" | "cooperation-agreement" | "ceasefire" | "letter" | "resolution" | "contract" | "sale" | "donation" | "lease" | "concession" | "application" | "accession" | "understanding")
/**
 * What happened: a step in the life of an agreement.
 */
export type Stage = ("proposed" | "negotiated" | "initialled" | "signed" | "ratified" | "in-force" | "amended" | "extended" | "suspended" | "superseded" | "terminated" | "rejected")
/**
 * A date in EDTF level 1, as exact as the source and no more exact: a day, a month, a year, an approximate date (~), an uncertain date (?) or an interval (from/to).
 */
export type EdtfDate = string
/**
 * How the date was worked out where the source does not state it in full.
 */
export type DateNote = string
/**
 * The id of a record of the dataset places.
 */
export type PlaceId = string & { readonly __dataset?: 'places' }
/**
 * The id of a record of the dataset actors.
 */
export type ActorId = string & { readonly __dataset?: 'actors' }
/**
 * In which capacity it takes part.
 */
export type Capacity = ("party" | "witness" | "mediator" | "guarantor" | "operator" | "buyer" | "seller" | "lessor" | "lessee" | "grantor" | "concessionaire" | "applicant" | "recipient")
/**
 * What this agreement does to the other one.
 */
export type RelationType = ("implements" | "amends" | "supersedes" | "annex-of" | "renews" | "references")
/**
 * A subject heading, for finding records that belong together.
 */
export type Topic = ("peace-process" | "transport-corridor" | "nuclear-energy" | "energy" | "defence" | "trade" | "investment" | "technology" | "minerals" | "elections" | "human-rights" | "displacement" | "genocide-recognition" | "sanctions" | "borders" | "aviation" | "eu-relations" | "great-power-relations" | "territorial-dispute" | "historical-memory")
/**
 * Subject headings, the most fitting first.
 */
export type Topics = Topic[]
/**
 * The id of a record of the dataset figures.
 */
export type FigureId = string & { readonly __dataset?: 'figures' }
/**
 * A JSON Pointer (RFC 6901) that starts at the object which holds it.
 */
export type JsonPointer = string
/**
 * Who says it: a named actor, or the source in its own voice.
 */
export type Voice = (ActorVoice | SourceVoice)
/**
 * The id of a record of the dataset sources.
 */
export type SourceId = string & { readonly __dataset?: 'sources' }
/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits.
 */
export type Sha256 = string
/**
 * What the passage does to the values: supports them, disputes them, or only mentions them.
 */
export type Stance = ("supports" | "disputes" | "mentions")
/**
 * The passages behind the values of this object; at least one.
 *
 * @minItems 1
 */
export type EvidenceList = Evidence[]
/**
 * What a reader has to know to use the value rightly, in the curator's own words.
 */
export type Note = string
/**
 * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
 *
 * @minItems 1
 */
export type Corrections = Correction[]
/**
 * The id of a record of the dataset statements.
 */
export type StatementId = string & { readonly __dataset?: 'statements' }
/**
 * How the source reports it.
 */
export type Attribution = ("direct-quote" | "paraphrase" | "reported-by-other" | "joint-text" | "unnamed-official" | "own-voice")
/**
 * What the speaker does by saying it.
 */
export type SpeechAct = ("agree" | "consult" | "support" | "concede" | "demand" | "disapprove" | "reject" | "threaten" | "announce" | "deny" | "assess")
/**
 * The record that the quantity belongs to.
 */
export type FigureSubject = (AgreementSubject | ActorSubject | PlaceSubject)
/**
 * An ISO 4217 currency code, or a code of schemas/units.json.
 */
export type UnitCode = string
/**
 * How the source hedges the amount: roughly is about, over is more-than, up to is at-most. Of a computed amount it follows from the inputs.
 */
export type Qualifier = ("exact" | "about" | "at-least" | "at-most" | "more-than" | "less-than")
/**
 * Who asserts an amount.
 */
export type ClaimVoice = (ActorVoice | SourceVoice | CollectionVoice)
/**
 * Normal, unless there is a stated reason to prefer or to deprecate this claim.
 */
export type Rank = ("preferred" | "normal" | "deprecated")
/**
 * How an amount that no passage prints was worked out: computed from other claims, counted in the passages, counted between two dates, or read from words.
 */
export type Derivation = (ComputedDerivation | CountedDerivation | DurationDerivation | ReadDerivation)
/**
 * What is done with the inputs a, b, …: sum a + b + …; difference a − b; product a × b × …; ratio a / b; growth b / a − 1, from a to b; before-growth a / (1 + b), what grew by b to a.
 */
export type Operation = ("sum" | "difference" | "product" | "ratio" | "growth" | "before-growth")
/**
 * Elapsed is the difference; both-ends counts the first and the last day, month or year too.
 */
export type DayCount = ("elapsed" | "both-ends")
/**
 * The passages behind the claim; at least one, except that a computed claim has none of its own: it rests on those of its inputs.
 */
export type ClaimEvidenceList = Evidence[]
/**
 * What sort of text it is.
 */
export type SourceKind = ("news-report" | "analysis" | "policy-brief" | "journal-article" | "opinion" | "primary-document" | "official-statement" | "dataset")
/**
 * The language as a BCP 47 tag, with a script where the language is written in more than one.
 */
export type LanguageTag = string
/**
 * Why nothing in them is cited.
 */
export type OmissionReason = ("navigation" | "boilerplate" | "heading" | "out-of-scope")
/**
 * What sort of actor it is.
 */
export type ActorKind = ("person" | "state" | "government-body" | "intergovernmental" | "company" | "think-tank" | "media" | "armed-group" | "armed-force" | "political-party" | "community" | "university")
/**
 * The ISO 3166-1 alpha-2 code of a country. A code is an aid to sorting; it does not express a view on status.
 */
export type CountryCode = string
/**
 * What sort of place it is.
 */
export type PlaceKind = ("country" | "region" | "province" | "exclave" | "settlement" | "route" | "border" | "border-crossing" | "sea" | "facility" | "building" | "street")
/**
 * The record's permanent name, equal to its file name without .json: lower-case letters, digits and single hyphens. It is never reused and never vanishes; a record that goes becomes a tombstone.
 */
export type Id = string

/**
 * The type of the records of each dataset.
 */
export interface RecordTypes {
  /**
   * An agreement or planned deal between parties: what it is called, what happened to it, who takes part, and what it provides.
   */
  agreements: Agreement
  /**
   * What a named person, a body, or the author of a source said, in the curator's own words, and what it was about.
   */
  statements: Statement
  /**
   * One quantity, one question, and every answer that a source gives to it.
   */
  figures: Figure
  /**
   * A text that records cite: one article, brief or document. An article that quotes another is its own source.
   */
  sources: Source
  /**
   * A person, state, body, company or outlet that takes part, speaks or is spoken about.
   */
  actors: Actor
  /**
   * A place that records refer to, under every name that the parties use. Naming a place expresses no view on its status.
   */
  places: Place
}
/**
 * An agreement or planned deal between parties: what it is called, what happened to it, who takes part, and what it provides.
 */
export interface Agreement {
  /**
   * The id of a record of the dataset agreements.
   */
  id: AgreementId
  /**
   * The title as the source gives it; where it gives none, a short description in the curator's own words.
   */
  title: string
  /**
   * Other names that sources use for the same agreement.
   *
   * Items: One other name, as it is printed.
   */
  aliases?: string[]
  /**
   * The form of the agreement, as closely as the source allows.
   */
  instrument: Instrument
  /**
   * What happened to the agreement, oldest first. Its status is computed from this list.
   *
   * @minItems 1
   */
  events: AgreementEvent[]
  /**
   * Who takes part and in which capacity. The order carries no precedence.
   *
   * @minItems 1
   */
  parties: AgreementParty[]
  /**
   * How this agreement relates to others of the collection.
   */
  relations?: AgreementRelation[]
  /**
   * What the agreement provides, one provision an entry, in the curator's own words.
   */
  provisions?: AgreementProvision[]
  /**
   * Subject headings, the most fitting first.
   */
  topics?: Topics
  /**
   * Values of this record on which accounts differ, each account with who gives it and its evidence.
   */
  disputes?: AgreementDispute[]
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * One step in the life of the agreement.
 */
export interface AgreementEvent {
  /**
   * What happened: a step in the life of an agreement.
   */
  stage: Stage
  /**
   * When it happened; left out where no source says.
   */
  date?: EdtfDate
  /**
   * How the date was worked out where the source does not state it in full.
   */
  dateNote?: DateNote
  /**
   * Where it happened.
   */
  place?: PlaceId
}
/**
 * One participant and its capacity.
 */
export interface AgreementParty {
  /**
   * The participant.
   */
  actor: ActorId
  /**
   * In which capacity it takes part.
   */
  capacity: Capacity
  /**
   * The person who signed or spoke for the participant, where a source names one.
   */
  signatory?: ActorId
}
/**
 * A link to another agreement.
 */
export interface AgreementRelation {
  /**
   * What this agreement does to the other one.
   */
  type: RelationType
  /**
   * The other agreement.
   */
  agreement: AgreementId
}
/**
 * One thing the agreement provides.
 */
export interface AgreementProvision {
  /**
   * The provision in the curator's own words.
   */
  summary: string
  /**
   * Subject headings, the most fitting first.
   */
  topics?: Topics
  /**
   * Figures of the collection that quantify the provision.
   *
   * Items: One figure.
   */
  figures?: FigureId[]
}
/**
 * A value on which accounts differ.
 */
export interface AgreementDispute {
  /**
   * The value that is disputed: a JSON Pointer from the start of the record.
   */
  field: JsonPointer
  /**
   * The accounts that differ, at least two.
   *
   * @minItems 2
   */
  accounts: DisputeAccount[]
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
}
/**
 * One account of a disputed value.
 */
export interface DisputeAccount {
  /**
   * What this account says, in the curator's own words.
   */
  summary: string
  /**
   * Who says it: a named actor, or the source in its own voice.
   */
  assertedBy: Voice
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * A named person or body that speaks.
 */
export interface ActorVoice {
  /**
   * Says that a named person or body speaks.
   */
  kind: "actor"
  /**
   * Who speaks.
   */
  actor: ActorId
  /**
   * The office or function in which they spoke, as the source gives it.
   */
  role?: string
  /**
   * For whom they spoke, where the source says so.
   */
  onBehalfOf?: ActorId
}
/**
 * The source speaks in its own voice: a thesis or a figure of its author that it attributes to nobody else.
 */
export interface SourceVoice {
  /**
   * Says that the source speaks in its own voice.
   */
  kind: "source"
  /**
   * The source whose own voice it is.
   */
  source: SourceId
}
/**
 * The link from values of this record to the passage of a source that supports, disputes or mentions them.
 */
export interface Evidence {
  /**
   * The source that holds the passage.
   */
  source: SourceId
  /**
   * Which values the passage is about: JSON Pointers that start at the object which holds this evidence (the record, a claim, or an account).
   *
   * @minItems 1
   */
  supports: JsonPointer[]
  /**
   * The fingerprint of a run of words in a source: how many words, and the SHA-256 of those words after normalisation (docs/passages.md). `depositary evidence cite` makes it; the words themselves are not stored.
   */
  passage: Passage
  /**
   * The paragraph of the source in which the passage begins, counted from 1; a help for readers.
   */
  paragraph?: number
  /**
   * What the passage does to the values: supports them, disputes them, or only mentions them.
   */
  stance: Stance
}
/**
 * The fingerprint of a run of words in a source: how many words, and the SHA-256 of those words after normalisation (docs/passages.md). `depositary evidence cite` makes it; the words themselves are not stored.
 */
export interface Passage {
  /**
   * How many words the passage has. Fewer than five say too little to be found again.
   */
  words: number
  /**
   * A SHA-256 digest as 64 lower-case hexadecimal digits.
   */
  sha256: Sha256
}
/**
 * One correction of a published record.
 */
export interface Correction {
  /**
   * The day on which it was corrected.
   */
  on: EdtfDate
  /**
   * What was wrong, for a reader who used the value before.
   */
  reason: string
}
/**
 * What a named person, a body, or the author of a source said, in the curator's own words, and what it was about.
 */
export interface Statement {
  /**
   * The id of a record of the dataset statements.
   */
  id: StatementId
  /**
   * Who says it: a named actor, or the source in its own voice for a thesis of its author.
   */
  speaker: Voice
  /**
   * How the source reports it.
   */
  attribution: Attribution
  /**
   * When it was said; left out where no source allows to tell.
   */
  saidOn?: EdtfDate
  /**
   * How the date was worked out where the source does not state it in full.
   */
  dateNote?: DateNote
  /**
   * The occasion or medium in which it was said.
   */
  venue?: string
  /**
   * Where it was said.
   */
  place?: PlaceId
  /**
   * To whom it was addressed, where a source says so.
   *
   * Items: One addressee.
   */
  audience?: ActorId[]
  /**
   * What was said, in the curator's own words and at most 40 of them. Never a sentence of the source.
   */
  summary: string
  /**
   * What the speaker does by saying it.
   */
  act: SpeechAct
  /**
   * The records and topics that the statement is about; at least one.
   */
  about: StatementSubjects
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * The records and topics that the statement is about; at least one.
 */
export interface StatementSubjects {
  /**
   * Agreements it is about.
   *
   * Items: One agreement.
   */
  agreements?: AgreementId[]
  /**
   * Actors it is about.
   *
   * Items: One actor.
   */
  actors?: ActorId[]
  /**
   * Places it is about.
   *
   * Items: One place.
   */
  places?: PlaceId[]
  /**
   * Figures it is about.
   *
   * Items: One figure.
   */
  figures?: FigureId[]
  /**
   * Subject headings, the most fitting first.
   */
  topics?: Topics
}
/**
 * One quantity, one question, and every answer that a source gives to it.
 */
export interface Figure {
  /**
   * The id of a record of the dataset figures.
   */
  id: FigureId
  /**
   * What is measured.
   */
  measure: Measure
  /**
   * The record that the quantity belongs to.
   */
  subject: FigureSubject
  /**
   * An ISO 4217 currency code, or a code of schemas/units.json.
   */
  unit: UnitCode
  /**
   * The time that the quantity is about; left out where it is about no particular time.
   */
  period?: EdtfDate
  /**
   * Every account of the quantity, side by side.
   *
   * @minItems 1
   */
  claims: Claim[]
  /**
   * Subject headings, the most fitting first.
   */
  topics?: Topics
  /**
   * Why the claims differ, or what a reader has to know to compare them.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
}
/**
 * What is measured.
 */
export interface Measure {
  /**
   * A short name of the quantity.
   */
  label: string
  /**
   * The question that every claim answers, exact enough to tell which numbers belong here.
   */
  definition: string
}
/**
 * The quantity belongs to an agreement.
 */
export interface AgreementSubject {
  /**
   * Says that the subject is an agreement.
   */
  dataset: "agreements"
  /**
   * The agreement.
   */
  id: AgreementId
}
/**
 * The quantity belongs to an actor.
 */
export interface ActorSubject {
  /**
   * Says that the subject is an actor.
   */
  dataset: "actors"
  /**
   * The actor.
   */
  id: ActorId
}
/**
 * The quantity belongs to a place.
 */
export interface PlaceSubject {
  /**
   * Says that the subject is a place.
   */
  dataset: "places"
  /**
   * The place.
   */
  id: PlaceId
}
/**
 * One account of the quantity: a value, or a low and a high bound, with who asserts it and where that is printed.
 */
export interface Claim {
  /**
   * The amount in the unit, written out: 4500000000, not 4.5 with billions in mind. It may be left out where low and high are given.
   */
  value?: number
  /**
   * The lower bound, where the source gives a range.
   */
  low?: number
  /**
   * The upper bound, where the source gives a range.
   */
  high?: number
  /**
   * The unit in which the source gives this amount, where it is not the figure's own; both must measure the same thing.
   */
  unit?: UnitCode
  /**
   * How the source hedges the amount: roughly is about, over is more-than, up to is at-most. Of a computed amount it follows from the inputs.
   */
  qualifier: Qualifier
  /**
   * Who asserts it: a named actor, the source in its own voice, or nobody but the collection, which computes it.
   */
  assertedBy: ClaimVoice
  /**
   * When it was asserted, where a source allows to tell.
   */
  saidOn?: EdtfDate
  /**
   * How the date was worked out where the source does not state it in full.
   */
  dateNote?: DateNote
  /**
   * True where the amount is a plan or a forecast, not something that has happened.
   */
  isProjection?: boolean
  /**
   * Normal, unless there is a stated reason to prefer or to deprecate this claim.
   */
  rank: Rank
  /**
   * Why the claim is preferred or deprecated.
   */
  rankReason?: string
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * How the amount was worked out; left out where a source prints it.
   */
  derivation?: Derivation
  /**
   * The passages behind the claim; at least one, except that a computed claim has none of its own: it rests on those of its inputs.
   */
  evidence: ClaimEvidenceList
}
/**
 * The collection computes the amount from other claims; no source states it.
 */
export interface CollectionVoice {
  /**
   * Says that no source states the amount.
   */
  kind: "collection"
}
/**
 * Computed from other claims; the check computes it again.
 */
export interface ComputedDerivation {
  /**
   * Says that the amount is computed from other claims.
   */
  kind: "computed"
  /**
   * What is done with the inputs a, b, …: sum a + b + …; difference a − b; product a × b × …; ratio a / b; growth b / a − 1, from a to b; before-growth a / (1 + b), what grew by b to a.
   */
  operation: Operation
  /**
   * The claims that it is computed from, in the order of the operation.
   *
   * @minItems 2
   */
  inputs: DerivationInput[]
  /**
   * How many significant digits the amount is rounded to.
   */
  digits: number
}
/**
 * A claim that goes into a computation.
 */
export interface DerivationInput {
  /**
   * The figure that holds the claim.
   */
  figure: FigureId
  /**
   * Which of its claims, counted from 0.
   */
  claim: number
}
/**
 * The curator counted what the passages list; whoever asserts the list does not print the number.
 */
export interface CountedDerivation {
  /**
   * Says that the curator counted.
   */
  kind: "counted"
}
/**
 * The time between two dates that the passages give; the check counts it again.
 */
export interface DurationDerivation {
  /**
   * Says that the amount is the time between two dates.
   */
  kind: "duration"
  /**
   * The earlier date.
   */
  from: EdtfDate
  /**
   * The later date.
   */
  to: EdtfDate
  /**
   * Elapsed is the difference; both-ends counts the first and the last day, month or year too.
   */
  counts: DayCount
}
/**
 * The curator read the amount from words that hold no number, and the note of the claim says how: the leading partner is the first.
 */
export interface ReadDerivation {
  /**
   * Says that the amount is read from words that hold no number.
   */
  kind: "read"
}
/**
 * A text that records cite: one article, brief or document. An article that quotes another is its own source.
 */
export interface Source {
  /**
   * The id of a record of the dataset sources.
   */
  id: SourceId
  /**
   * What sort of text it is.
   */
  kind: SourceKind
  /**
   * The title as printed.
   */
  title: string
  /**
   * Who wrote it, in printed order; left out where the text does not say.
   *
   * @minItems 1
   *
   * Items: One author.
   */
  authors?: ActorId[]
  /**
   * Who published it; left out where the text does not say.
   */
  publisher?: ActorId
  /**
   * When it was published; left out where the text does not allow to tell.
   */
  published?: EdtfDate
  /**
   * How the date was worked out where the source does not state it in full.
   */
  dateNote?: DateNote
  /**
   * The language as a BCP 47 tag, with a script where the language is written in more than one.
   */
  language: LanguageTag
  /**
   * Where it was read; left out when not known, and never guessed.
   */
  url?: string
  /**
   * The day on which it was read.
   */
  accessed?: EdtfDate
  /**
   * What is known of the rights in the text. The text itself is never republished.
   */
  rights?: string
  /**
   * The fingerprint of the whole text, made like a passage: how many words, and the SHA-256 of the normalised words.
   */
  text: TextFingerprint
  /**
   * Paragraphs that no record cites, and why.
   */
  omitted?: Omission[]
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * The fingerprint of the whole text, made like a passage: how many words, and the SHA-256 of the normalised words.
 */
export interface TextFingerprint {
  /**
   * How many words the text has.
   */
  words: number
  /**
   * A SHA-256 digest as 64 lower-case hexadecimal digits.
   */
  sha256: Sha256
}
/**
 * Paragraphs without content for the collection.
 */
export interface Omission {
  /**
   * The paragraphs, counted from 1.
   *
   * @minItems 1
   *
   * Items: One paragraph.
   */
  paragraphs: number[]
  /**
   * Why nothing in them is cited.
   */
  reason: OmissionReason
}
/**
 * A person, state, body, company or outlet that takes part, speaks or is spoken about.
 */
export interface Actor {
  /**
   * The id of a record of the dataset actors.
   */
  id: ActorId
  /**
   * What sort of actor it is.
   */
  kind: ActorKind
  /**
   * The names that sources use, the most common first.
   *
   * @minItems 1
   */
  names: ActorName[]
  /**
   * Offices and functions that a source states.
   */
  roles?: ActorRole[]
  /**
   * For a state, its ISO 3166-1 alpha-2 code.
   */
  country?: CountryCode
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * One name in one language.
 */
export interface ActorName {
  /**
   * The name as a source prints it.
   */
  name: string
  /**
   * The language as a BCP 47 tag, with a script where the language is written in more than one.
   */
  language: LanguageTag
}
/**
 * An office or function and when it was held.
 */
export interface ActorRole {
  /**
   * The office or function, as a source gives it.
   */
  title: string
  /**
   * The state or body in which it is held.
   */
  of?: ActorId
  /**
   * When it began, where a source says so.
   */
  from?: EdtfDate
  /**
   * When it ended, where a source says so.
   */
  to?: EdtfDate
  /**
   * A time at which a source says that it was held, where it gives neither beginning nor end.
   */
  asOf?: EdtfDate
}
/**
 * A place that records refer to, under every name that the parties use. Naming a place expresses no view on its status.
 */
export interface Place {
  /**
   * The id of a record of the dataset places.
   */
  id: PlaceId
  /**
   * What sort of place it is.
   */
  kind: PlaceKind
  /**
   * The names that sources use, each with the actors that a source says use it.
   *
   * @minItems 1
   */
  names: PlaceName[]
  /**
   * The countries in which the place lies, according to the evidence.
   *
   * @minItems 1
   */
  countries?: CountryCode[]
  /**
   * The larger place it is part of.
   */
  within?: PlaceId
  /**
   * A point in the place, in WGS 84 degrees, where a source gives one.
   */
  coordinates?: Coordinates
  /**
   * What a reader has to know to use the value rightly, in the curator's own words.
   */
  note?: Note
  /**
   * What was corrected in this record after it had been published, the latest last. A correction without an entry here is published without a reason.
   */
  corrections?: Corrections
  /**
   * The passages behind the values of this object; at least one.
   */
  evidence: EvidenceList
}
/**
 * One name in one language.
 */
export interface PlaceName {
  /**
   * The name as a source prints it.
   */
  name: string
  /**
   * The language as a BCP 47 tag, with a script where the language is written in more than one.
   */
  language: LanguageTag
  /**
   * Who uses this name, where a source says so.
   *
   * Items: One actor.
   */
  usedBy?: ActorId[]
}
/**
 * A point in the place, in WGS 84 degrees, where a source gives one.
 */
export interface Coordinates {
  /**
   * Degrees north of the equator; negative to the south.
   */
  latitude: number
  /**
   * Degrees east of Greenwich; negative to the west.
   */
  longitude: number
}
/**
 * What stays of a record that was withdrawn, so that its id still resolves and is never reused.
 */
export interface Tombstone {
  /**
   * The record's permanent name, equal to its file name without .json: lower-case letters, digits and single hyphens. It is never reused and never vanishes; a record that goes becomes a tombstone.
   */
  id: Id
  /**
   * When and why the record was withdrawn.
   */
  withdrawn: Withdrawal
}
/**
 * When and why the record was withdrawn.
 */
export interface Withdrawal {
  /**
   * The day on which it was withdrawn.
   */
  on: EdtfDate
  /**
   * Why it was withdrawn, for a reader who follows an old link.
   */
  reason: string
  /**
   * The records of the same dataset that take its place, where there are any: one into which it was merged or under which it goes on, or several into which it was split.
   *
   * @minItems 1
   */
  replacedBy?: Id[]
}
