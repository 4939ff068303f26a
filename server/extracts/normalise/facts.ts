import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import { linesFile } from '../reading.ts';
import { cellsSql, positionOf, textOf, type Cells } from './cells.ts';
import type { Mapping } from '../mapping.ts';
import { yearFirst } from './date-formats.ts';
import { dateReading, type DateReading, type DateShape } from './dates.ts';
import type { Normalised, Normalising } from './lines.ts';
import { isPlainNumber, type NumberShape } from './numbers.ts';
import { mostShapes, narrowedSql, shapeSql, textOrTimeShape } from './shapes.ts';
import { trimmedSql } from './trimmed.ts';

const patiently = { timeout_ms: Infinity };

/** What a shape tells by itself. */
const bare = {
  exponent: null,
  has_zero: false,
  first_most: null,
  second_most: null,
  least: null,
  most: null
};

/** Stands for the shapes beyond the limit: none of them can be read. */
const others = { ...bare, shape: '…', lines: 0 };

/** How the dates and numbers of an extract are written, the most frequent first. */
export interface Shapes {
  dates: readonly DateShape[];
  numbers: ReadonlyMap<string, readonly NumberShape[]>;
}

type Found = DateShape & NumberShape & { column_no: number };

/** Of columns that were counted when they were laid out, and are all written so that their shapes tell everything. */
function countedShapes(
  { cells, mapping }: Pick<Normalising, 'cells' | 'mapping'>,
  { date, numbers }: { date: string; numbers: readonly string[] }
): Shapes | undefined {
  const of = (name: string, isPlain: (shape: string) => boolean) => {
    const shapes = cells.shapes?.[positionOf(mapping, name) ?? -1];
    return shapes?.every(({ shape }) => isPlain(shape))
      ? shapes.map((each) => ({ ...bare, ...each }))
      : undefined;
  };
  const dates = of(date, (shape) => yearFirst.test(shape));
  const counted = numbers.flatMap((name) => {
    const shapes = of(name, isPlainNumber);
    return shapes ? [[name, shapes] as const] : [];
  });
  return dates && counted.length === numbers.length ? { dates, numbers: new Map(counted) } : undefined;
}

/**
 * Looks at all columns of dates and numbers in one go. Each text once: a column repeats itself far more often than it
 * varies.
 */
export async function shapesOf(
  session: Session,
  { cells, mapping }: Pick<Normalising, 'cells' | 'mapping'>,
  { date, numbers }: { date: string; numbers: readonly string[] }
): Promise<Shapes> {
  const counted = countedShapes({ cells, mapping }, { date, numbers });
  if (counted) return counted;
  const texts = [date, ...numbers].map((name) => trimmedSql(textOf(cells, mapping, name)));
  const names = texts.map((_, at) => `t${at}`);
  // The first column has the highest bit; a column that is grouped by has none.
  const masks = names.map(
    (_, at) => `when ${2 ** names.length - 1 - 2 ** (names.length - 1 - at)} then ${at}`
  );
  const isDate = 'column_no = 0';

  const found = await session.all<Found>(
    `with

    trimmed as (

        select ${texts.map((text, at) => `${at === 0 ? textOrTimeShape(text) : text} as t${at}`).join(', ')}
        from ${cellsSql(cells)}

    ),

    texts as (

        select
            coalesce(${names.join(', ')}) as cell,
            case grouping(${names.join(', ')}) ${masks.join(' ')} end as column_no,
            count(*) as lines

        from trimmed
        group by grouping sets (${names.map((name) => `(${name})`).join(', ')})
        having cell <> ''

    ),

    parts as (

        select
            *,
            case when ${isDate} then ${narrowedSql('cell')} end as narrow,
            translate(narrow, '-.', '//') as slashed,
            -- 3/14/2026 and not 2026-03-14: only there the order of day and month is a question.
            substr(slashed, 2, 1) = '/' or substr(slashed, 3, 1) = '/' as is_year_last,
            case when length(narrow) <= 30 then try_cast(narrow as double) end as number

        from texts

    ),

    shapes as (

        select
            column_no,
            ${shapeSql('cell')} as shape,
            case when not (${isDate}) then nullif(regexp_extract(cell, '^[-+.,0-9]+[eE]([-+]?[0-9]{1,4})$', 1), '') end as exponent,
            cast(sum(lines) as bigint) as lines,
            bool_or(regexp_matches(cell, '^[^0-9]*0[.,]')) as has_zero,
            max(case when is_year_last then try_cast(split_part(slashed, '/', 1) as integer) end) as first_most,
            max(case when is_year_last then try_cast(split_part(slashed, '/', 2) as integer) end) as second_most,
            min(number) as least,
            max(number) as most

        from parts
        group by column_no, shape, exponent

    )

    select *
    from shapes
    qualify row_number() over (partition by column_no order by lines desc, shape, exponent) <= ${mostShapes + 1}
    order by column_no, lines desc, shape, exponent`,
    { cells: cells.path },
    patiently
  );
  const of = (column_no: number) => limited(found.filter((each) => each.column_no === column_no));
  return { dates: of(0), numbers: new Map(numbers.map((name, at) => [name, of(at + 1)])) };
}

const limited = (shapes: readonly Found[]) =>
  shapes.length > mostShapes ? [...shapes.slice(0, mostShapes), others] : shapes;

/** How the dates of a column are read, and what is said of them. */
export function datesOf(
  { mapping, rules, date_order, date_text = 'date_text' }: Normalising & { date_text?: string },
  shapes: readonly DateShape[]
): DateReading & { said: Pick<Normalised, 'date_order' | 'dates_ambiguous' | 'short_years'> } {
  const latest_year = Number(rules.latest_day.slice(0, 4)) + 1;
  const reading = dateReading(date_text, shapes, {
    // What a person says goes before what another file of the extract has decided.
    declared: mapping.options.date_order ?? date_order,
    latest_year
  });
  return {
    ...reading,
    said: {
      date_order: reading.order,
      dates_ambiguous: reading.ambiguous,
      short_years: { lines: reading.short_years, latest: latest_year }
    }
  };
}

/** The currency that most lines name; null where none does. */
export async function usualCurrency(
  session: Session,
  cells: Cells,
  mapping: Mapping
): Promise<string | null> {
  const [usual] = await session.all<{ currency: string | null }>(
    `select ${currencySql(textOf(cells, mapping, 'currency'))} as currency
    from ${cellsSql(cells)}
    where currency <> ''
    group by currency
    order by count(*) desc, currency
    limit 1`,
    { cells: cells.path },
    patiently
  );
  return usual?.currency ?? null;
}

/** The ISO 4217 code of what people write; the sign of the yuan is ordinary or full-width. */
export const currencySql = (text: string) =>
  `case when upper(trim(${text})) in ('RMB', '人民币', '元', '\u00A5', '\uFFE5') then 'CNY' else upper(trim(${text})) end`;

/** A long number that was opened in a spreadsheet has lost its last digits for good. */
const isDamaged = (id: string) =>
  `contains(${id}, '+') and regexp_full_match(${id}, '[0-9]([.][0-9]+)?[eE][+][0-9]{2}')`;

/** SQL that is true for a record with such an id. */
export const hasDamagedId = `(${isDamaged('customer_id')} or ${isDamaged('order_id')})`;

/** Counts the lines that count, by what they were marked with when they were written. */
export async function markedLines(
  session: Session,
  folder: string
): Promise<{ ids_damaged: number; marked_returns: number }> {
  const [counted] = await session.all<{ ids_damaged: number; marked_returns: number }>(
    `select
        count(*) filter (where has_damaged_id) as ids_damaged,
        count(*) filter (where is_marked_return and not is_void) as marked_returns

    from read_parquet($lines)
    where reason is null`,
    { lines: join(folder, linesFile) },
    patiently
  );
  return counted ?? { ids_damaged: 0, marked_returns: 0 };
}
