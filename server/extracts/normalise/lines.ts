import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import type { Parameters } from '../../db/values.ts';
import type { ReadingRules } from '../manifest.ts';
import type { Mapping } from '../mapping.ts';
import { linesFile } from '../reading.ts';
import { amountColumns, amountReading, discountSql, minorUnits } from './amounts.ts';
import { cellsSql, isBlankSql, isMapped, recordSql, sourceLineSql, textOf, type Cells } from './cells.ts';
import type { DateOrder } from './date-formats.ts';
import type { DecimalSign } from './numbers.ts';
import { currencySql, datesOf, hasDamagedId, markedLines, shapesOf, usualCurrency } from './facts.ts';
import { asLines, literal } from './literal.ts';
import { returnMarks } from './return-marks.ts';
import { totals } from './totals.ts';
import { filledSql, trimmedSql } from './trimmed.ts';

export interface Normalised {
  currency: string | null;
  date_order: DateOrder | null;
  dates_ambiguous: number;
  restyled: { example: string; decimal: string } | null;
  decimal: DecimalSign;
  numbers_ambiguous: number;
  /** dates whose year has two digits, and the latest that they may tell */
  short_years: { lines: number; latest: number };
  /** ids like 1.03293E+19, which a spreadsheet has cut short */
  ids_damaged: number;
  /** lines with a positive amount that are marked as returns, and whether the mark has turned them */
  marked_returns: { lines: number; are_turned: boolean };
}

export interface Normalising {
  cells: Cells;
  mapping: Mapping;
  rules: ReadingRules;
  file_no: number;
  folder: string;
  date_order: DateOrder | undefined;
  /** of every record, not of the rejects alone */
  keeps_texts?: boolean;
}

/** Reads every record of a file and writes it as a line, or with the fault that keeps it from being one. */
export async function normalise(session: Session, asked: Normalising): Promise<Normalised> {
  const { cells, mapping, rules, folder } = asked;
  const text = (name: string) => textOf(cells, mapping, name);
  const shapes = await shapesOf(session, asked, { date: 'ordered_at', numbers: amountColumns(mapping) });
  const dates = datesOf(asked, shapes.dates);
  const amounts = amountReading(cells, mapping, shapes.numbers);
  const marks = await returnMarks(session, mapping);
  const currency = rules.currency ?? mapping.options.currency ?? (await currencyOf(session, cells, mapping));

  const parameters: Parameters = {
    ...dates.parameters,
    ...amounts.parameters,
    ...marks.parameters,
    cells: cells.path,
    latest_day: rules.latest_day,
    void_statuses: rules.void_statuses.map((status) => status.trim().toLowerCase()),
    ...(dates.wall.includes('$time_zone') ? { time_zone: mapping.options.time_zone ?? rules.time_zone } : {}),
    ...(isMapped(mapping, 'currency') ? { currency } : {})
  };
  const otherCurrency = isMapped(mapping, 'currency')
    ? `currency_code <> '' and currency_code <> $currency`
    : 'false';
  const isTotal = ['customer_id', 'order_id', 'date_text', 'product', 'category', 'first_cell']
    .map((name) => `regexp_full_match(lower(trim(${name})), ${literal(totals)})`)
    .join(' or ');

  await session.run(
    `copy (
        with

        texts as (

            select
                *,
                ${text('customer_id')} as customer_id,
                ${text('order_id')} as order_id,
                coalesce(${trimmedSql(text('ordered_at'))}, '') as date_text,
                ${amounts.texts}
                ${text('product')} as product,
                ${text('category')} as category,
                ${text('channel')} as channel,
                ${text('region')} as region,
                ${text('status')} as status,
                lower(${trimmedSql(text('status'))}) as status_word,
                ${text('discount')} as discount_text,
                ${currencySql(text('currency'))} as currency_code,
                cast(c0 as varchar) as first_cell

            from ${cellsSql(cells)}
            where not (${isBlankSql(cells)})

        ),

        valued as (

            select
                *,
                ${dates.wall} as wall,
                ${amounts.exact} as exact,
                ${amounts.quantity} as quantity,
                ${discountSql(isMapped(mapping, 'discount'), amounts.decimal)} as discount

            from texts

        ),

        judged as (

            select
                *,
                ${minorUnits('exact')} as printed,
                ${marks.isMarked} and exact > 0 as is_marked_return,
                ${marks.negates} and is_marked_return as is_turned,
                case
                    when wall is null and (${isTotal}) then 'total_row:'
                    when date_text = '' then 'date_missing:ordered_at'
                    when wall is null then 'date_unreadable:ordered_at'
                    when wall < timestamp '1900-01-01' then 'date_too_early:ordered_at'
                    when cast(wall as date) > cast($latest_day as date) then 'date_in_future:ordered_at'
                    ${amounts.faults}
                    when ${otherCurrency} then 'other_currency:currency'
                end as fault

            from valued

        )

        select
            cast(${asked.file_no} as integer) as file_no,
            ${sourceLineSql(cells)} as source_line,
            nullif(split_part(fault, ':', 1), '') as reason,
            nullif(split_part(fault, ':', 2), '') as column_name,
            case when fault is not null ${rules.duplicates === 'drop' || asked.keeps_texts ? 'or true' : ''} then ${recordSql(cells)} end as raw_text,
            ${filledSql('customer_id')} as customer_id,
            ${filledSql('order_id')} as order_id,
            cast(wall as date) as ordered_on,
            case when ${dates.has_time} then wall end as ordered_at,
            case when is_turned then -printed else printed end as amount,
            is_marked_return,
            ${hasDamagedId} as has_damaged_id,
            coalesce(status_word = any($void_statuses), false) as is_void,
            case when is_turned then cast(-abs(quantity) as decimal(18, 6)) else quantity end as quantity,
            ${filledSql('product')} as product,
            ${filledSql('category')} as category,
            ${filledSql('channel')} as channel,
            ${filledSql('region')} as region,
            ${filledSql('status')} as status,
            ${minorUnits('discount')} as discount,
            hash(${cells.columns.map((_, at) => `c${at}`).join(', ')}) as record_hash

        from judged
    ) to ${literal(join(folder, linesFile))} (${asLines})`,
    parameters
  );

  const { restyled, decimal, ambiguous } = amounts;
  const marked = await markedLines(session, folder);
  return {
    currency,
    ...dates.said,
    restyled,
    decimal,
    numbers_ambiguous: ambiguous,
    ids_damaged: marked.ids_damaged,
    marked_returns: { lines: marked.marked_returns, are_turned: marks.negates }
  };
}

const currencyOf = (session: Session, cells: Cells, mapping: Mapping) =>
  isMapped(mapping, 'currency') ? usualCurrency(session, cells, mapping) : Promise.resolve(null);
