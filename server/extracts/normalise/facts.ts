import type { Session } from '../../db/session.ts';
import { cellsSql, textOf, type Cells } from './cells.ts';
import type { Mapping } from '../mapping.ts';
import type { DateShape } from './dates.ts';
import type { NumberShape } from './numbers.ts';
import { mostShapes, shapeSql } from './shapes.ts';

const patiently = { timeout_ms: Infinity };

/** Stands for the shapes beyond the limit: none of them can be read. */
const others = { shape: '…', lines: 0 };

export async function dateShapes(session: Session, cells: Cells, mapping: Mapping): Promise<DateShape[]> {
  const shapes = await session.all<DateShape>(
    `with texts as (

        select trim(${textOf(cells, mapping, 'ordered_at')}) as date_text
        from ${cellsSql(cells)}

    )

    select
        ${shapeSql('date_text')} as shape,
        count(*) as lines,
        max(try_cast(split_part(translate(date_text, '-.', '//'), '/', 1) as integer)) as first_most,
        max(try_cast(split_part(translate(date_text, '-.', '//'), '/', 2) as integer)) as second_most

    from texts
    where date_text <> ''
    group by shape
    order by lines desc, shape
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  return shapes.slice(0, mostShapes);
}

export async function numberShapes(
  session: Session,
  cells: Cells,
  mapping: Mapping,
  name: string
): Promise<NumberShape[]> {
  const shapes = await session.all<NumberShape>(
    `with texts as (

        select trim(${textOf(cells, mapping, name)}) as number_text
        from ${cellsSql(cells)}

    )

    select
        ${shapeSql('number_text')} as shape,
        regexp_extract(number_text, '^[-+.0-9]+[eE]([-+]?[0-9]{1,4})$', 1) as exponent,
        count(*) as lines

    from texts
    where number_text <> ''
    group by shape, exponent
    order by lines desc, shape, exponent
    limit ${mostShapes + 1}`,
    { cells: cells.path },
    patiently
  );
  const told = shapes
    .slice(0, mostShapes)
    .map((shape) => ({ ...shape, exponent: shape.exponent === '' ? null : shape.exponent }));
  return shapes.length > mostShapes ? [...told, { ...others, exponent: null }] : told;
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

/** The ISO 4217 code of what people write. */
export const currencySql = (text: string) =>
  `case when upper(trim(${text})) in ('RMB', '人民币', '元', '¥', '¥') then 'CNY' else upper(trim(${text})) end`;
