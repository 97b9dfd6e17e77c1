import { CHANGE_LEVELS, type ChangeLevel } from './level.ts';
import type { SchemaChange } from './schema-diff/change.ts';

/** How many changes of one level are told one by one. */
const MOST = 5;

/**
 * Says in a bounded number of lines what schema changes call for: the weighty ones by name, the rest by number.
 * The same change of a definition that several schemas hold counts once. compat.json has them all.
 */
export function schemaReasons(changes: readonly SchemaChange[]): { level: ChangeLevel; reason: string }[] {
  return CHANGE_LEVELS.flatMap((level) => {
    const reasons = distinct(changes.filter((change) => change.level === level));
    const named = level === 'patch' ? 0 : MOST;
    const told = reasons.slice(0, named).map((reason) => ({ level, reason }));
    const rest = reasons.length - told.length;
    if (rest === 0) return told;
    return [...told, { level, reason: restReason(level, rest, told.length > 0) }];
  });
}

/** The messages of changes, one for each change that is the same in several schemas. */
function distinct(changes: readonly SchemaChange[]): string[] {
  const groups = new Map<string, SchemaChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.rule, change.pointer, clause(change)]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first.message];
    const count = others.length === 1 ? '1 other schema' : `${others.length} other schemas`;
    return [first.message.replace(first.schema, `${first.schema} and ${count}`)];
  });
}

/** What a message says after its place. */
function clause({ message, schema }: SchemaChange): string {
  return message.slice(schema.length);
}

function restReason(level: ChangeLevel, count: number, isMore: boolean): string {
  const changes = `${count} ${isMore ? 'more ' : ''}${count === 1 ? 'change' : 'changes'}`;
  return level === 'patch'
    ? `the wording of the schemas changed in ${count} ${count === 1 ? 'place' : 'places'}`
    : `${changes} of the schemas at the level ${level}`;
}
