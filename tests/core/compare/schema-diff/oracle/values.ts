import { growing, INTEGER, NUMBER, type OracleCase, ofValue, TEXT } from './case.ts';

const LIST = { type: 'array' };

/** Types, vocabularies, and what texts, numbers and lists keep to. */
// biome-ignore format: a table with one case a line
export const VALUE_CASES: readonly OracleCase[] = [
  ...ofValue(
    ['a text becomes a number', TEXT, NUMBER, 'major', 'type-changed', 'a program that reads a text fails'],
    ['a text becomes a list of texts', TEXT, { type: 'array', items: TEXT }, 'major', 'type-changed', 'one value is not a list'],
    ['a list becomes a single text', { type: 'array', items: TEXT }, TEXT, 'major', 'type-changed', 'a loop over a text goes wrong'],
    ['an object becomes a text', { type: 'object', properties: { a: TEXT } }, TEXT, 'major', 'type-changed', 'its properties are gone'],
    ['a boolean becomes a text', { type: 'boolean' }, { type: 'string', enum: ['yes', 'no'] }, 'major', 'type-changed', '"no" is true for many programs'],
    ['an integer becomes any number', INTEGER, NUMBER, 'major', 'type-widened', 'a fraction does not fit an integer field'],
    ['any number becomes an integer', NUMBER, INTEGER, 'minor', 'type-narrowed', 'an integer is a number'],
    ['a type becomes any type', TEXT, {}, 'major', 'type-widened', 'anything may appear'],
    ['any type becomes one type', {}, TEXT, 'minor', 'type-narrowed', 'a text was possible before'],
    ['null may appear beside a text', TEXT, { type: ['string', 'null'] }, 'major', 'type-widened', 'a null where a text was'],
    ['null may not appear any more', { type: ['string', 'null'] }, TEXT, 'minor', 'type-narrowed', 'nothing new appears'],
    ['a list of one type instead of the type', TEXT, { type: ['string'] }, 'none', '', 'it says the same'],
    ['types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }, 'none', '', 'order of types says nothing'],
    ['a type that the values imply is left out', { type: 'string', enum: ['a'] }, { enum: ['a'] }, 'none', '', 'the values are texts anyway'],
    ['a type that the values imply is written', { const: 1 }, { type: 'integer', const: 1 }, 'none', '', 'the value is an integer anyway'],
  ),
  ...ofValue(
    ['a closed vocabulary gains a value', { enum: ['a'] }, { enum: ['a', 'b'] }, 'major', 'vocabulary-gained', 'programs compute with all values'],
    ['a closed vocabulary loses a value', { enum: ['a', 'b'] }, { enum: ['a'] }, 'minor', 'vocabulary-lost', 'nothing new appears'],
    ['a closed vocabulary exchanges a value', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'b', 'd'] }, 'major', 'vocabulary-gained vocabulary-lost', 'the new one is not expected'],
    ['values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, 'none', '', 'order of values says nothing'],
    ['a closed vocabulary becomes any text', { type: 'string', enum: ['a'] }, TEXT, 'major', 'vocabulary-opened', 'unknown values may appear'],
    ['any text becomes a closed vocabulary', TEXT, { type: 'string', enum: ['a'] }, 'minor', 'vocabulary-closed', 'each value is a text'],
    ['a closed vocabulary becomes a growing one', { enum: ['a'] }, growing('a'), 'major', 'vocabulary-opened', 'readers relied on the list being complete'],
    ['a closed vocabulary becomes a longer growing one', { enum: ['a'] }, growing('a', 'b'), 'major', 'vocabulary-opened', 'readers relied on the list being complete'],
    ['a growing vocabulary becomes closed', growing('a', 'b'), { type: 'string', enum: ['a', 'b'] }, 'minor', 'vocabulary-closed', 'readers had to expect more'],
    ['a growing vocabulary becomes closed and gains a value', growing('a'), { type: 'string', enum: ['a', 'b'] }, 'minor', 'vocabulary-closed', 'readers had to expect others'],
    ['a growing vocabulary gains a value', growing('a'), growing('a', 'b'), 'minor', 'vocabulary-grew', 'readers have an answer for unknown values'],
    ['a growing vocabulary loses a value', growing('a', 'b'), growing('a'), 'minor', 'vocabulary-shrank', 'a text was possible before'],
    ['a growing vocabulary is ordered differently', growing('a', 'b'), growing('b', 'a'), 'none', '', 'order of values says nothing'],
    ['a growing vocabulary becomes any text', growing('a'), TEXT, 'minor', 'vocabulary-shrank', 'any text was possible before'],
    ['any text becomes a growing vocabulary', TEXT, growing('a'), 'minor', 'vocabulary-grew', 'any text is still possible'],
    ['a short text becomes a growing vocabulary', { type: 'string', maxLength: 9 }, growing('a'), 'major', 'vocabulary-grew limit-loosened', 'a longer text may appear'],
    ['a growing vocabulary becomes numbers', growing('a'), INTEGER, 'major', 'type-changed', 'a number is no text'],
    ['a constant changes', { const: 'a' }, { const: 'b' }, 'major', 'constant-changed', 'programs compare with the old one'],
    ['a constant changes its type', { const: '1' }, { const: 1 }, 'major', 'type-changed', 'programs compare with a text'],
    ['a constant becomes a vocabulary', { const: 'a' }, { enum: ['a', 'b'] }, 'major', 'vocabulary-gained', 'a second value may appear'],
    ['a vocabulary becomes a constant', { enum: ['a', 'b'] }, { const: 'a' }, 'minor', 'vocabulary-lost', 'nothing new appears'],
    ['a constant becomes a vocabulary of one', { const: 'a' }, { enum: ['a'] }, 'none', '', 'it says the same'],
    ['a constant becomes any text', { type: 'string', const: 'a' }, TEXT, 'major', 'vocabulary-opened', 'other texts may appear'],
    ['any text becomes a constant', TEXT, { type: 'string', const: 'a' }, 'minor', 'vocabulary-closed', 'it is a text'],
    ['a vocabulary of objects gains one', { enum: [{ title: 'a' }] }, { enum: [{ title: 'a' }, { title: 'b' }] }, 'major', 'vocabulary-gained', 'values are compared whole'],
    ['a vocabulary of objects has its keys in another order', { enum: [{ a: 1, b: 2 }] }, { enum: [{ b: 2, a: 1 }] }, 'none', '', 'order of keys says nothing'],
  ),
  ...ofValue(
    ['a pattern is added', TEXT, { type: 'string', pattern: '^a' }, 'minor', 'pattern-added', 'each value is a text as before'],
    ['a pattern is removed', { type: 'string', pattern: '^a' }, TEXT, 'major', 'pattern-removed', 'texts of another form may appear'],
    ['a pattern changes', { type: 'string', pattern: '^a' }, { type: 'string', pattern: '^ab' }, 'major', 'pattern-changed', 'that one implies the other is not computed'],
    ['a pattern gives way to values that have it', { type: 'string', pattern: '^a' }, { type: 'string', enum: ['ab', 'ac'] }, 'minor', 'vocabulary-closed', 'each value has the old pattern'],
    ['a pattern gives way to values that do not have it', { type: 'string', pattern: '^a' }, { type: 'string', enum: ['b'] }, 'major', 'vocabulary-closed pattern-removed', '"b" could not appear'],
    ['a format is added', TEXT, { type: 'string', format: 'date' }, 'minor', 'format-added', 'each value is a text as before'],
    ['a format is removed', { type: 'string', format: 'date' }, TEXT, 'major', 'format-removed', 'texts that are no date may appear'],
    ['a format changes', { type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }, 'major', 'format-changed', 'a parser of dates fails'],
    ['a pattern replaces a format', { type: 'string', format: 'date' }, { type: 'string', pattern: '^[0-9]' }, 'major', 'format-removed pattern-added', 'what the pattern ensures is not computed'],
  ),
  ...limits('minLength', TEXT, 'a shorter text may appear', true),
  ...limits('maxLength', TEXT, 'a column may be too short', false),
  ...limits('minimum', NUMBER, 'a smaller number may appear', true),
  ...limits('maximum', NUMBER, 'a counter may overflow', false),
  ...limits('minItems', LIST, 'the first item may be missing', true),
  ...limits('maxItems', LIST, 'more items than places', false),
  ...limits('minProperties', { type: 'object' }, 'the object may be empty', true),
  ...limits('maxProperties', { type: 'object' }, 'more properties than places', false),
  ...ofValue(
    ['a least length of 0 is written', TEXT, { type: 'string', minLength: 0 }, 'none', '', 'no text is shorter'],
    ['a least length of 0 is left out', { type: 'string', minLength: 0 }, TEXT, 'none', '', 'no text is shorter'],
    ['the least number 0 is left out', { type: 'number', minimum: 0 }, NUMBER, 'major', 'limit-loosened', 'numbers below 0 may appear'],
    ['a range moves', { type: 'integer', minimum: 1, maximum: 5 }, { type: 'integer', minimum: 2, maximum: 6 }, 'major', 'limit-loosened limit-tightened', '6 may appear'],
    ['lengths give way to values that keep to them', { type: 'string', minLength: 1, maxLength: 3 }, { type: 'string', enum: ['a', 'abc'] }, 'minor', 'vocabulary-closed', 'each value has an old length'],
    ['lengths give way to a value that is too long', { type: 'string', maxLength: 3 }, { type: 'string', enum: ['a', 'abcd'] }, 'major', 'vocabulary-closed limit-loosened', '"abcd" could not appear'],
    ['lengths are counted in characters', { type: 'string', maxLength: 1 }, { type: 'string', enum: ['😀'] }, 'minor', 'vocabulary-closed', 'an emoji is one character'],
    ['a list may hold a value twice', { ...LIST, uniqueItems: true }, LIST, 'major', 'duplicates-allowed', 'a set or a key may break'],
    ['a list may hold a value twice, said expressly', { ...LIST, uniqueItems: true }, { ...LIST, uniqueItems: false }, 'major', 'duplicates-allowed', 'a set or a key may break'],
    ['a list holds no value twice', LIST, { ...LIST, uniqueItems: true }, 'minor', 'duplicates-refused', 'nothing new appears'],
    ['items are of another type', { ...LIST, items: TEXT }, { ...LIST, items: NUMBER }, 'major', 'type-changed', 'each item is read as a text'],
    ['items are of fewer types', { ...LIST, items: NUMBER }, { ...LIST, items: INTEGER }, 'minor', 'type-narrowed', 'nothing new appears'],
    ['items are described', LIST, { ...LIST, items: TEXT }, 'minor', 'items-described', 'texts were possible before'],
    ['items are not described any more', { ...LIST, items: TEXT }, LIST, 'major', 'items-freed', 'anything may be in the list'],
    ['a vocabulary of items grows', { ...LIST, items: growing('a') }, { ...LIST, items: growing('a', 'b') }, 'minor', 'vocabulary-grew', 'readers have an answer for unknown values'],
    ['a closed vocabulary of items in a list in a list gains a value', { ...LIST, items: { ...LIST, items: { enum: ['a'] } } }, { ...LIST, items: { ...LIST, items: { enum: ['a', 'b'] } } }, 'major', 'vocabulary-gained', 'depth does not matter'],
  ),
];

/** The six changes of one limit. */
function limits(keyword: string, base: OracleCase['before'], why: string, isLeast: boolean): OracleCase[] {
  const [wide, narrow] = isLeast ? [2, 5] : [5, 2];
  const of = (value: number) => ({ ...base, [keyword]: value });
  return ofValue(
    [`${keyword} is added`, base, of(wide), 'minor', 'limit-tightened', 'nothing new appears'],
    [`${keyword} is removed`, of(wide), base, 'major', 'limit-loosened', why],
    [`${keyword} allows more`, of(narrow), of(wide), 'major', 'limit-loosened', why],
    [`${keyword} allows less`, of(wide), of(narrow), 'minor', 'limit-tightened', 'nothing new appears'],
  );
}
