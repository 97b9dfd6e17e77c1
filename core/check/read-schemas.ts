import type { SourceFile } from '../load/project-files.ts';
import type { Schema } from '../shared/schema.ts';
import type { Unit, UnitTable } from '../shared/units.ts';

/** The schemas of a project and its units. */
export interface ReadSchemas {
  schemas: ReadonlyMap<string, Schema>;
  units: UnitTable;
}

/** The file with the list of units. */
export const UNITS_FILE = 'schemas/units.json';

/** The name under which a file of schemas/ is a schema, such as `figure.schema.json`. */
export function schemaName({ path }: SourceFile): string | undefined {
  return path.endsWith('.schema.json') ? path.replace('schemas/', '') : undefined;
}

/**
 * Reads schemas that checkSchemas (schemas.ts) has found sound before.
 * @throws Error where they are not.
 */
export function readSchemas(files: readonly SourceFile[]): ReadSchemas {
  const schemas = new Map<string, Schema>();
  let units: Unit[] | undefined;
  for (const file of files) {
    const name = schemaName(file);
    if (name === undefined && file.path !== UNITS_FILE) continue;
    const value: unknown = JSON.parse(new TextDecoder().decode(file.bytes));
    if (name === undefined) units = value as Unit[];
    else schemas.set(name, value as Schema);
  }
  if (units === undefined) throw new TypeError(`There is no ${UNITS_FILE}.`);
  return { schemas, units: unitTableOf(units) };
}

/** Units by their codes. */
export function unitTableOf(units: readonly Unit[]): UnitTable {
  return new Map(units.map((unit) => [unit.code, unit]));
}
