import type { Session } from '../../db/session.ts';
import { cellsSql, textOf, type Cells } from './cells.ts';
import type { Mapping } from '../mapping.ts';
import type { DateShape } from './dates.ts';
import type { NumberShape } from './numbers.ts';
import { mostShapes, shapeSql } from './shapes.ts';

const patiently = { timeout_ms: Infinity };

/** Stands for the shapes beyond the limit: none of them can be read. */
const others = { shape: '…', lines: 0 };

/** Each text once: a column repeats itself far more often than it varies. */
const distinctTexts = (text: string, cells: Cells) => `
    select trim(${text}) as cell, count(*) as lines
    from ${cellsSql(cells)}
    where trim(${text}) <> ''
    group by cell`;

/** How the dates of an extract are written, the most frequent first. */
export async function dateShapes(
  session: Session,
  cells: Cells,
  mapping: Mapping,
  name = 'ordered_at'
): Promise<DateShape[]> {
  const text = textOf(cells, mapping, name);
  const shapes = await session.all<DateShape>(
    `with texts as (${distinctTexts(text, cells)})

    select
        ${shapeSql('cell')} as shape,
        cast(sum(lines) as bigint) as lines,
        max(case when ${isYearLast} then try_cast(split_part(translate(cell, '-.', '//'), '/', 1) as integer) end) as first_most,
        max(case when ${isYearLast} then try_cast(split_part(translate(cell, '-.', '//'), '/', 2) as integer) end) as second_most

    from texts
    group by shape
    order by lines desc, shape
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  return shapes.length > mostShapes
    ? [...shapes.slice(0, mostShapes), { ...others, first_most: null, second_most: null }]
    : shapes;
}

/** 3/14/2026 and not 2026-03-14: only there the order of day and month is a question. */
const isYearLast = `substr(cell, 2, 1) in ('/', '.', '-') or substr(cell, 3, 1) in ('/', '.', '-')`;

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
        nullif(regexp_extract(cell, '^[-+.0-9]+[eE]([-+]?[0-9]{1,4})$', 1), '') as exponent,
        cast(sum(lines) as bigint) as lines

    from texts
    group by shape, exponent
    order by lines desc, shape, exponent
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  return shapes.length > mostShapes
    ? [...shapes.slice(0, mostShapes), { ...others, exponent: null }]
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
