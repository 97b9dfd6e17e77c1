import { meaning } from '../meaning.ts';
import type { Rule } from '../rule.ts';
import { shown, shownAll } from '../shown.ts';

/** A value that is described by another definition now; what differs between the two is rated on its own. */
export const REFERENCE_RULE: Rule = {
  code: 'reference-changed',
  level: 'minor',
  when: 'a value is described by another definition, which differs as the other rules say',
  *find({ before: { ref: before }, after: { ref: after } }) {
    if (before === after) return;
    const [old, now] = [before, after].map((ref) => (ref === undefined ? 'in place' : `as ${shown(ref)}`));
    yield {
      message: `the value was described ${old} and is described ${now} now`,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    };
  },
};

/** What these rules do not know is not guessed at. */
export const UNKNOWN_RULE: Rule = {
  code: 'not-understood',
  level: 'major',
  when: 'a schema with a keyword outside the published form changed; what that means is not known',
  *find({ before, after, schemas, definitions }) {
    const keywords = [...new Set([before, after].flatMap(({ foreign }) => Object.keys(foreign)))];
    if (keywords.length === 0) return;
    if (meaning(schemas.before, definitions.before) === meaning(schemas.after, definitions.after)) return;
    yield {
      message: `what ${shownAll(keywords.sort())} means here is not understood, and the schema changed`,
    };
  },
};
