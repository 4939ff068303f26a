import type { DuckDBType, DuckDBValue, DuckDBValueConverter } from '@duckdb/node-api';
import { driver } from './driver.ts';

const {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  LIST,
  VARCHAR,
  listValue
} = driver;

/** What may be bound to a statement. A date is bound as text and cast in the SQL that uses it. */
export type Parameter = string | number | boolean | null | readonly string[];
export type Parameters = Record<string, Parameter>;

/** What a row holds in JavaScript: dates as 2026-09-30, instants as 2026-09-30 08:15:00, decimals as text. */
export type Cell = string | number | boolean | null;

const microsPerSecond = 1_000_000n;

/**
 * One cell of an answer. A 64-bit or wider integer becomes a number while it is exact, and is refused beyond 2^53:
 * a rounded count is worse than none.
 */
export const toCell: DuckDBValueConverter<Cell> = (value: DuckDBValue): Cell => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new RangeError(`the integer ${value} is beyond 2^53 and would lose digits`);
    return number;
  }
  if (value instanceof DuckDBDateValue || value instanceof DuckDBDecimalValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) {
    const whole = value.micros / microsPerSecond;
    return new Date(Number(whole) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
  throw new TypeError(`an answer may not hold a ${value.constructor.name}`);
};

/** The values and the types they are bound with: left to itself the driver binds a number as DOUBLE and refuses a plain array. */
export function toBound(parameters: Parameters): {
  values: Record<string, DuckDBValue>;
  types: Record<string, DuckDBType>;
} {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};

  for (const [name, value] of Object.entries(parameters)) {
    values[name] = isList(value) ? listValue([...value]) : isWhole(value) ? BigInt(value) : value;
    types[name] = typeOf(value);
  }
  return { values, types };
}

function typeOf(value: Parameter): DuckDBType {
  if (isList(value)) return LIST(VARCHAR);
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'number') return isWhole(value) ? BIGINT : DOUBLE;
  return VARCHAR;
}

const isList = (value: Parameter): value is readonly string[] => Array.isArray(value);
const isWhole = (value: Parameter): value is number => Number.isSafeInteger(value);
