import currencies from 'currency-codes';

/** A unit of the code list schemas/units.json. */
export interface Unit {
  code: string;
  label: string;
  /** What it measures; units of one dimension convert into each other. */
  dimension: string;
  /** How many base units one of it is; the base unit of a dimension has factor 1. */
  factor: number;
}

/** The units of the code list, by code. */
export type UnitTable = ReadonlyMap<string, Unit>;

/** By code, each a dimension of its own: no rate of exchange is part of a record. */
const CURRENCIES: UnitTable = new Map(
  currencies.data.map(({ code, currency }) => [code, { code, label: currency, dimension: code, factor: 1 }]),
);

/** The unit behind a code: one of the table, or an ISO 4217 currency. */
export function unitOf(units: UnitTable, code: string): Unit | undefined {
  return units.get(code) ?? CURRENCIES.get(code);
}

/** The code of the unit in which amounts of a dimension are compared; the unit itself where none has factor 1. */
export function baseUnit(units: UnitTable, unit: Unit): string {
  for (const candidate of units.values()) {
    if (candidate.dimension === unit.dimension && candidate.factor === 1) return candidate.code;
  }
  return unit.code;
}
