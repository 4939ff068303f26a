import type { Parameters } from '../../db/values.ts';
import type { ContractColumn } from '../column-contract.ts';
import { comparable } from '../headers.ts';
import type { DateReading } from './dates.ts';
import { minorUnits } from './amounts.ts';
import type { NumberReading } from './numbers.ts';

/** What a cell says, as the type of its column reads it. */
export interface TypedColumn {
  name: string;
  /** columns of the hand-over → SQL over the text of the cell, `NAME_text`; null where it cannot be read */
  values: Record<string, string>;
  /** SQL that is true for a text that says nothing to us, where that is not told by a missing value */
  isUnread?: string;
  parameters: Parameters;
}

/** How the columns of a file are read whose texts can be written in several ways. */
export interface Readings {
  dates: ReadonlyMap<string, DateReading>;
  numbers: ReadonlyMap<string, NumberReading>;
  /** a day later than this has not come yet */
  latest_day: string;
}

const yes = ['是', '有', 'y', 'yes', 'true', 't', '1', '√', '✓', '对', 'on', 'x'];
const no = ['否', '无', '没有', 'n', 'no', 'false', 'f', '0', '×', '不', '不是', 'off'];

/** Reads a cell by the type of its column. Whatever has a text and no value could not be read. */
export function typedColumn(column: ContractColumn, readings: Readings): TypedColumn {
  const { name } = column;
  const text = `${name}_text`;
  const one = (sql: string, parameters: Parameters = {}): TypedColumn => ({
    name,
    values: { [name]: sql },
    parameters
  });

  switch (column.type) {
    case 'id':
    case 'text':
      return one(`nullif(${text}, '')`);
    case 'flag':
      return one(
        `case when lower(${text}) = any($${name}_yes) then true when lower(${text}) = any($${name}_no) then false end`,
        {
          [`${name}_yes`]: yes,
          [`${name}_no`]: no
        }
      );
    case 'word':
      return wordOf(column, text);
    case 'time':
    case 'day':
      return dated(column, readings);
    default:
      return numbered(column, readings);
  }
}

/** A sign alone stays: a minus says something, an empty cell does not. */
const plainWord = (text: string) => comparable(text) || text;

/** Words are compared as headers are: without case, spaces, hyphens. */
function wordOf({ name, words = {} }: ContractColumn, text: string): TypedColumn {
  const bare = `regexp_replace(lower(${text}), '[\\s_./()-]', '', 'g')`;
  const plain = `case when ${bare} = '' then ${text} else ${bare} end`;
  const parameters: Parameters = {};
  const entries = Object.entries(words);
  const branches = entries.map(([word, { en, 'zh-CN': zh, texts }], at) => {
    parameters[`${name}_${at}`] = [...new Set([word, en, zh, ...texts].map(plainWord))];
    parameters[`${name}_${at}_word`] = word;
    return `when ${plain} = any($${name}_${at}) then $${name}_${at}_word`;
  });
  const isKnown = entries.map((_, at) => `${plain} = any($${name}_${at})`).join(' or ');
  return {
    name,
    values: {
      [name]: `case ${branches.join(' ')} ${'other' in words ? `when ${text} <> '' then 'other'` : ''} end`
    },
    isUnread: `not (${isKnown})`,
    parameters
  };
}

/** A day, and beside it the time of day where the file tells one: ordered_at is kept as ordered_on and ordered_at. */
function dated({ name, type, may_be_ahead }: ContractColumn, { dates, latest_day }: Readings): TypedColumn {
  const reading = dates.get(name);
  const day = type === 'day' ? name : name.replace(/_at$/, '_on');
  if (!reading) {
    const absent = { [day]: 'cast(null as date)' };
    return {
      name,
      values: type === 'day' ? absent : { ...absent, [name]: 'cast(null as timestamp)' },
      parameters: {}
    };
  }
  const wall = ownParameters(name, reading.wall);
  const isPossible = `${wall} >= timestamp '1900-01-01'${may_be_ahead ? '' : ` and cast(${wall} as date) <= cast($latest_day as date)`}`;
  const when = `case when ${isPossible} then ${wall} end`;
  const values = { [day]: `cast(${when} as date)` };
  return {
    name,
    values:
      type === 'day'
        ? values
        : { ...values, [name]: `case when ${ownParameters(name, reading.has_time)} then ${when} end` },
    parameters: {
      ...(may_be_ahead ? {} : { latest_day }),
      ...Object.fromEntries(
        Object.entries(reading.parameters).map(([parameter, value]) => [`${name}_${parameter}`, value])
      )
    }
  };
}

/** Several columns of dates in one statement: each names its own formats. */
const ownParameters = (name: string, sql: string) => sql.replaceAll('$date_', `$${name}_date_`);

function numbered({ name, type, least, most }: ContractColumn, { numbers }: Readings): TypedColumn {
  const reading = numbers.get(name);
  const sqlType = type === 'integer' ? 'integer' : type === 'money' ? 'bigint' : 'decimal(18, 6)';
  if (!reading) return { name, values: { [name]: `cast(null as ${sqlType})` }, parameters: {} };
  const exact = `try_cast(${reading.plain} as decimal(18, ${type === 'money' ? 2 : 6}))`;
  const value =
    type === 'money'
      ? minorUnits(exact)
      : type === 'integer'
        ? `case when ${exact} = trunc(${exact}) then try_cast(${exact} as integer) end`
        : exact;
  const bounds = [
    ...(least === undefined ? [] : [`${exact} >= ${least}`]),
    ...(most === undefined ? [] : [`${exact} <= ${most}`])
  ];
  return {
    name,
    values: { [name]: bounds.length > 0 ? `case when ${bounds.join(' and ')} then ${value} end` : value },
    parameters: reading.parameters
  };
}
