import { hasShape, shapeOf, shapeSql, type Shape } from './shapes.ts';

export type DateOrder = 'month_first' | 'day_first';

export interface DateShape extends Shape {
  /** largest first and second number of 3/14/2026: above 12 it is no month */
  first_most: number | null;
  second_most: number | null;
}

/** How a column of dates is read. */
export interface DateReading {
  /** SQL of the business-local wall time; null where the text cannot be read */
  wall: string;
  /** SQL that is true where the text tells a time of day */
  has_time: string;
  parameters: Record<string, string | string[]>;
  order: DateOrder | null;
  /** lines that could be read either way, when no line of the column decides */
  ambiguous: number;
}

const clock = '(?:[ T]99?:99(?::99(?:\\.9+)?)?)?';
const yearFirst = new RegExp(`^9999([-/])99?(?:\\1)99?${clock}$`);
const withOffset = /^9999([-/])99?(?:\1)99?[ T]99?:99(?::99(?:\.9+)?)? ?(?:Z|z|UTC|[+-]99(?::?99)?)$/;
const yearLast = /^99?([-/.])99?(?:\1)9999(?: .*)?$/;
const longDigits = '99999999999999';

/** Decides on the whole column how its dates are read. `text` is SQL, trimmed and never blank where it matters. */
export function dateReading(
  text: string,
  shapes: readonly DateShape[],
  declared: DateOrder | undefined
): DateReading {
  const undecided = shapes.filter(({ shape }) => yearLast.test(shape));
  const decided = declared ?? decidedOrder(undecided);
  const order = decided ?? usualOrder(undecided);

  const plain = shapes.filter(({ shape }) => yearFirst.test(shape));
  const offset = shapes.filter(({ shape }) => withOffset.test(shape));
  const formatted = shapes.flatMap(({ shape }) => {
    if (yearFirst.test(shape)) return [];
    const format = formatOf(shape, order);
    return format === undefined ? [] : [{ shape, format }];
  });

  const branches = [
    { name: 'date_plain', shapes: plain, sql: `try_cast(${text} as timestamp)` },
    { name: 'date_offset', shapes: offset, sql: fromOffset(text) },
    { name: 'date_format', shapes: formatted, sql: `try_strptime(${text}, $date_formats)` }
  ].filter((branch) => branch.shapes.length > 0);

  const parameters: DateReading['parameters'] = {};
  const [only] = branches;
  const isUniform = only?.shapes.length === shapes.length;
  const cases = (isUniform ? [] : branches).map(({ name, shapes, sql }) => {
    parameters[name] = shapes.map(({ shape }) => shape);
    return `when ${hasShape(text, name)} then ${sql}`;
  });
  if (formatted.length > 0) parameters['date_formats'] = [...new Set(formatted.map(({ format }) => format))];

  const hasLongDigits = shapes.some(({ shape }) => shape === longDigits);
  return {
    has_time: hasLongDigits
      ? `(contains(${text}, ':') or ${shapeSql(text)} = '${longDigits}')`
      : `contains(${text}, ':')`,
    wall: isUniform ? only.sql : cases.length > 0 ? `case ${cases.join(' ')} end` : `cast(null as timestamp)`,
    parameters,
    order: undecided.length > 0 ? order : null,
    ambiguous: decided ? 0 : undecided.reduce((sum, { lines }) => sum + lines, 0)
  };
}

/** Looks like a date whoever sees it; bare digits only where they are a day of our times. */
export function isDateText(text: string): boolean {
  const shape = shapeOf(text);
  if (/^9+$/.test(shape)) return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
  return yearFirst.test(shape) || withOffset.test(shape) || formatOf(shape, 'day_first') !== undefined;
}

/** 14/3/2026 has the day first, and with it the whole column. */
function decidedOrder(shapes: readonly DateShape[]): DateOrder | undefined {
  const beyondMonths = (numbers: (number | null)[]) =>
    numbers.some((number) => number !== null && number > 12);
  const first = beyondMonths(shapes.map((shape) => shape.first_most));
  const second = beyondMonths(shapes.map((shape) => shape.second_most));
  if (first === second) return undefined;
  return first ? 'day_first' : 'month_first';
}

/** With slashes the month usually stands first, with dots and dashes the day. */
const usualOrder = (shapes: readonly DateShape[]): DateOrder =>
  shapes.some(({ shape }) => shape.includes('/')) ? 'month_first' : 'day_first';

/** The strptime format of a shape that the engine's own cast does not read. */
function formatOf(shape: string, order: DateOrder): string | undefined {
  if (shape === '99999999') return '%Y%m%d';
  if (shape === longDigits) return '%Y%m%d%H%M%S';

  const [, day = '', gap = '', time] =
    /^(.*?)( ?)(99?:99(?::99(?:\.9+)?)?(?: ?[AaPp][Mm])?)?$/.exec(shape) ?? [];
  const dayFormat = dayFormatOf(day, order);
  if (dayFormat === undefined || (time === undefined && gap !== '')) return undefined;
  return time === undefined ? dayFormat : `${dayFormat}${gap}${timeFormatOf(time)}`;
}

function dayFormatOf(day: string, order: DateOrder): string | undefined {
  const atEnd = /^99?([-/.])99?(?:\1)9999$/.exec(day)?.[1];
  if (atEnd) return (order === 'month_first' ? ['%m', '%d', '%Y'] : ['%d', '%m', '%Y']).join(atEnd);
  const atStart = /^9999([-/.])99?(?:\1)99?$/.exec(day)?.[1];
  if (atStart) return ['%Y', '%m', '%d'].join(atStart);
  return /^9999年99?月99?日$/.test(day) ? '%Y年%m月%d日' : undefined;
}

function timeFormatOf(time: string): string {
  const isHalfDay = /m$/i.test(time);
  const seconds = /:99(?::99)/.test(time) ? ':%S' : '';
  const fraction = time.includes('.') ? '.%f' : '';
  const half = isHalfDay ? `${time.includes(' ') ? ' ' : ''}%p` : '';
  return `${isHalfDay ? '%I' : '%H'}:%M${seconds}${fraction}${half}`;
}

/** Told in the business zone. Taken apart by hand: the engine's cast to a timestamp drops the offset without a word. */
function fromOffset(text: string): string {
  const part = (group: number) =>
    `regexp_extract(${text}, '^(.*?) ?(Z|z|UTC|([+-])(\\d\\d):?(\\d\\d)?)$', ${group})`;
  const minutes = `(coalesce(try_cast(${part(4)} as integer), 0) * 60 + coalesce(try_cast(${part(5)} as integer), 0))`;
  const utc = `try_cast(${part(1)} as timestamp) - to_minutes(case when ${part(3)} = '-' then -${minutes} else ${minutes} end)`;
  return `((${utc}) at time zone 'UTC') at time zone $time_zone`;
}
