import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import { linesFile } from '../reading.ts';
import { cellsSql, textOf, type Cells } from './cells.ts';
import type { Mapping } from '../mapping.ts';
import { dateReading, type DateReading, type DateShape } from './dates.ts';
import type { Normalised, Normalising } from './lines.ts';
import type { NumberShape } from './numbers.ts';
import { mostShapes, narrowedSql, shapeSql } from './shapes.ts';

const patiently = { timeout_ms: Infinity };

/** Stands for the shapes beyond the limit: none of them can be read. */
const others = { shape: '…', lines: 0 };

/** Each text once: a column repeats itself far more often than it varies. */
const distinctTexts = (text: string, cells: Cells) => `
    select trim(${text}) as cell, count(*) as lines
    from ${cellsSql(cells)}
    where trim(${text}) <> ''
    group by cell`;

/** How the dates of a column are read, and what is said of them. */
export async function datesOf(
  session: Session,
  { cells, mapping, rules, date_order }: Normalising,
  name: string
): Promise<DateReading & { said: Pick<Normalised, 'date_order' | 'dates_ambiguous' | 'short_years'> }> {
  const latest_year = Number(rules.latest_day.slice(0, 4)) + 1;
  const reading = dateReading('date_text', await dateShapes(session, cells, mapping, name), {
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

/** How the dates of an extract are written, the most frequent first. */
async function dateShapes(
  session: Session,
  cells: Cells,
  mapping: Mapping,
  name: string
): Promise<DateShape[]> {
  const text = textOf(cells, mapping, name);
  const shapes = await session.all<DateShape>(
    `with

    texts as (${distinctTexts(text, cells)}),

    parts as (

        select
            *,
            ${narrowedSql('cell')} as narrow,
            translate(narrow, '-.', '//') as slashed,
            -- 3/14/2026 and not 2026-03-14: only there the order of day and month is a question.
            substr(slashed, 2, 1) = '/' or substr(slashed, 3, 1) = '/' as is_year_last,
            case when length(narrow) <= 30 then try_cast(narrow as double) end as number

        from texts

    )

    select
        ${shapeSql('cell')} as shape,
        cast(sum(lines) as bigint) as lines,
        max(case when is_year_last then try_cast(split_part(slashed, '/', 1) as integer) end) as first_most,
        max(case when is_year_last then try_cast(split_part(slashed, '/', 2) as integer) end) as second_most,
        min(number) as least,
        max(number) as most

    from parts
    group by shape
    order by lines desc, shape
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  return shapes.length > mostShapes
    ? [
        ...shapes.slice(0, mostShapes),
        { ...others, first_most: null, second_most: null, least: null, most: null }
      ]
    : shapes;
}

/** How the numbers of a column are written, the most frequent first. */
export async function numberShapes(
  session: Session,
  cells: Cells,
  mapping: Mapping,
  name: string
): Promise<NumberShape[]> {
  const shapes = await session.all<NumberShape>(
    `with texts as (${distinctTexts(textOf(cells, mapping, name), cells)})

    select
        ${shapeSql('cell')} as shape,
        nullif(regexp_extract(cell, '^[-+.,0-9]+[eE]([-+]?[0-9]{1,4})$', 1), '') as exponent,
        cast(sum(lines) as bigint) as lines,
        bool_or(regexp_matches(cell, '^[^0-9]*0[.,]')) as has_zero

    from texts
    group by shape, exponent
    order by lines desc, shape, exponent
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  return shapes.length > mostShapes
    ? [...shapes.slice(0, mostShapes), { ...others, exponent: null, has_zero: false }]
    : shapes;
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
  `(contains(${id}, 'E+') or contains(${id}, 'e+')) and regexp_full_match(${id}, '[0-9]([.][0-9]+)?[eE][+][0-9]{2}')`;

/** Of the lines that a reader has handed over. */
export async function countDamagedIds(session: Session, folder: string): Promise<number> {
  const [counted] = await session.all<{ lines: number }>(
    `select count(*) as lines
    from read_parquet($lines)
    where reason is null
        and (${isDamaged('customer_id')} or ${isDamaged('order_id')})`,
    { lines: join(folder, linesFile) },
    patiently
  );
  return counted?.lines ?? 0;
}
