import {
  chinese,
  epoch,
  formatOf,
  serial,
  withOffset,
  yearFirst,
  yearLast,
  type DateOrder
} from './date-formats.ts';
import { fromChinese, fromEpoch, fromOffset, fromSerial, withPivot } from './date-sql.ts';
import { hasShape, isWide, narrowed, narrowedSql, shapeOf, type Shape } from './shapes.ts';

export interface DateShape extends Shape {
  /** largest first and second number of 3/14/2026: above 12 it is no month */
  first_most: number | null;
  second_most: number | null;
  /** of texts that are numbers */
  least: number | null;
  most: number | null;
}

/** How a column of dates is read. */
export interface DateReading {
  /** SQL of the business-local wall time; null where the text cannot be read */
  wall: string;
  /** SQL that is true where the text tells a time of day */
  has_time: string;
  parameters: Record<string, string | number | string[]>;
  order: DateOrder | null;
  /** lines that could be read either way, when no line of the column decides */
  ambiguous: number;
  /** lines whose year has two digits */
  short_years: number;
}

interface Deciding {
  declared: DateOrder | undefined;
  /** years of two digits are taken as this one or an earlier one */
  latest_year: number;
}

/** Days of spreadsheets from 1954 to 2119: other numbers of five digits are no dates. */
const serials = { least: 20_000, most: 80_000 };

/** Decides on the whole column how its dates are read. `given` is SQL, trimmed and never blank where it matters. */
export function dateReading(
  given: string,
  shapes: readonly DateShape[],
  { declared, latest_year }: Deciding
): DateReading {
  const text = shapes.some(({ shape }) => isWide(shape)) ? narrowedSql(given) : given;
  const seen = shapes.map((each) => ({ ...each, plain: narrowed(each.shape) }));
  const last = seen.filter(({ plain }) => yearLast.test(plain));
  const isYearFirst = last.some(({ plain, first_most }) => isShort(plain) && (first_most ?? 0) > 31);
  const undecided = last.filter(({ plain }) => !(isYearFirst && isShort(plain)));
  const decided = declared ?? decidedOrder(undecided);
  const order = decided ?? usualOrder(undecided);
  const areSerials = seen.every(
    ({ plain, least, most }) =>
      serial.test(plain) && (least ?? 0) >= serials.least && (most ?? Infinity) <= serials.most + 1
  );

  const read = seen.flatMap((each) => {
    const form = formOf(each.plain, areSerials);
    const format = form === 'date_format' ? formatOf(each.plain, { order, isYearFirst }) : '';
    if (format === undefined) return [];
    return [{ ...each, format, form: format.includes('%y') ? ('date_short' as const) : form }];
  });
  const sql: Record<Form, string> = {
    date_plain: `try_cast(${text} as timestamp)`,
    date_offset: fromOffset(text),
    date_chinese: fromChinese(text),
    date_epoch: fromEpoch(text),
    date_serial: fromSerial(text),
    date_format: `try_strptime(${text}, $date_format_formats)`,
    date_short: withPivot(`try_strptime(${text}, $date_short_formats)`)
  };

  const parameters: DateReading['parameters'] = {};
  const forms = [...new Set(read.map(({ form }) => form))];
  const isUniform = forms.length === 1 && read.length === shapes.length;
  const cases = forms.map((form) => {
    const ofForm = read.filter((each) => each.form === form);
    if (form === 'date_short') parameters['date_pivot'] = latest_year;
    if (form === 'date_short' || form === 'date_format')
      parameters[`${form}_formats`] = [...new Set(ofForm.map(({ format }) => format))];
    if (!isUniform) parameters[form] = ofForm.map(({ shape }) => shape);
    return isUniform ? sql[form] : `when ${hasShape(given, form)} then ${sql[form]}`;
  });
  // 8:26 has a time, and so have some that need no colon.
  const timed = read.filter(({ plain, form }) => !plain.includes(':') && tellsTime(plain, form));
  if (timed.length > 0) parameters['date_timed'] = timed.map(({ shape }) => shape);

  return {
    wall: isUniform
      ? cases.join('')
      : cases.length > 0
        ? `case ${cases.join(' ')} end`
        : `cast(null as timestamp)`,
    has_time:
      timed.length > 0
        ? `(contains(${text}, ':') or ${hasShape(given, 'date_timed')})`
        : `contains(${text}, ':')`,
    parameters,
    order: undecided.length > 0 ? order : null,
    ambiguous: decided ? 0 : undecided.reduce((sum, { lines }) => sum + lines, 0),
    short_years: read.reduce((sum, { form, lines }) => (form === 'date_short' ? sum + lines : sum), 0)
  };
}

type Form =
  'date_plain' | 'date_offset' | 'date_chinese' | 'date_epoch' | 'date_serial' | 'date_format' | 'date_short';

function formOf(shape: string, areSerials: boolean): Form {
  if (yearFirst.test(shape)) return 'date_plain';
  if (withOffset.test(shape)) return 'date_offset';
  if (chinese.test(shape)) return 'date_chinese';
  if (epoch.test(shape)) return 'date_epoch';
  return areSerials ? 'date_serial' : 'date_format';
}

const tellsTime = (shape: string, form: Form) =>
  form === 'date_epoch' ||
  (form === 'date_chinese' && /[时点]/.test(shape)) ||
  (form === 'date_serial' && shape.includes('.')) ||
  /^9{12}(?:99)?$/.test(shape);

const isShort = (shape: string) => /^99?([-/.])99?(?:\1)99(?!9)/.test(shape);

/** Looks like a date whoever sees it; bare digits only where they are a day of our times. */
export function isDateText(text: string): boolean {
  const shape = narrowed(shapeOf(text));
  if (/^9+$/.test(shape)) return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
  return (
    formOf(shape, false) !== 'date_format' ||
    formatOf(shape, { order: 'day_first', isYearFirst: false }) !== undefined
  );
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
  shapes.some(({ shape }) => narrowed(shape).includes('/')) ? 'month_first' : 'day_first';
