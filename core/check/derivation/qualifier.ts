import type { Operation, Qualifier } from '../../shared/records.ts';

/** What a hedge becomes where the result falls as the input rises. */
const FLIPPED: Readonly<Record<Qualifier, Qualifier>> = {
  exact: 'exact',
  about: 'about',
  'at-least': 'at-most',
  'at-most': 'at-least',
  'more-than': 'less-than',
  'less-than': 'more-than',
};

/** The input with which the result of an operation falls. */
const FALLS_WITH: Readonly<Partial<Record<Operation, 'first' | 'others'>>> = {
  difference: 'others',
  ratio: 'others',
  growth: 'first',
  'before-growth': 'others',
};

/**
 * The hedge of a result that follows from those of the inputs: bounds in one direction make a bound, a strict
 * one where any is strict, and approximate inputs make an approximate result.
 * @returns undefined where bounds point in both directions, or a bound meets an approximate amount: then
 *   nothing certain can be said
 */
export function combineQualifiers(
  operation: Operation,
  qualifiers: readonly Qualifier[],
): Qualifier | undefined {
  const directed = qualifiers.map((qualifier, index) => {
    const falls = FALLS_WITH[operation] === (index === 0 ? 'first' : 'others');
    return falls ? FLIPPED[qualifier] : qualifier;
  });
  const hedged = new Set(directed.filter((qualifier) => qualifier !== 'exact'));
  if (hedged.size === 0) return 'exact';
  const [only] = hedged;
  if (hedged.size === 1) return only;
  const strictest = [...hedged].find((qualifier) => qualifier === 'more-than' || qualifier === 'less-than');
  const side: Qualifier[] = strictest === 'more-than' ? ['more-than', 'at-least'] : ['less-than', 'at-most'];
  return [...hedged].every((qualifier) => side.includes(qualifier)) ? strictest : undefined;
}
