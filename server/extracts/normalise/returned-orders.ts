import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import type { Parameters } from '../../db/values.ts';
import { linesFile } from '../reading.ts';
import { cellsSql, isBlankSql, isMapped, recordSql, sourceLineSql, textOf } from './cells.ts';
import { datesOf, hasDamagedId, markedLines, shapesOf } from './facts.ts';
import type { Normalised, Normalising } from './lines.ts';
import { asLines, literal } from './literal.ts';

/** What a list says of an order that did not come back. */
const kept = ['', '否', 'no', 'n', 'false', '0', '未退', '未退货', 'f'];

/** Reads every record of a list of returned orders: the columns of order lines, with the day it came back for the day. */
export async function normaliseReturnedOrders(session: Session, asked: Normalising): Promise<Normalised> {
  const { cells, mapping, rules, folder } = asked;
  const text = (name: string) => textOf(cells, mapping, name);
  const { dates: shapes } = await shapesOf(session, asked, { date: 'returned_on', numbers: [] });
  const dates = datesOf(asked, shapes);
  const parameters: Parameters = {
    ...dates.parameters,
    cells: cells.path,
    latest_day: rules.latest_day,
    ...(dates.wall.includes('$time_zone') ? { time_zone: mapping.options.time_zone ?? rules.time_zone } : {}),
    ...(isMapped(mapping, 'is_returned') ? { kept } : {})
  };
  const isKept = isMapped(mapping, 'is_returned')
    ? `coalesce(lower(trim(${text('is_returned')})), '') = any($kept)`
    : 'false';

  await session.run(
    `copy (
        with

        texts as (

            select
                *,
                ${text('order_id')} as order_id,
                ${text('customer_id')} as customer_id,
                coalesce(trim(${text('returned_on')}), '') as date_text,
                ${isKept} as is_kept

            from ${cellsSql(cells)}
            where not (${isBlankSql(cells)})

        ),

        judged as (

            select
                *,
                ${dates.wall} as wall,
                case
                    when coalesce(trim(order_id), '') = '' then 'order_missing:order_id'
                    when date_text <> '' and ${dates.wall} is null then 'date_unreadable:returned_on'
                    when ${dates.wall} < timestamp '1900-01-01' then 'date_too_early:returned_on'
                    when cast(${dates.wall} as date) > cast($latest_day as date) then 'date_in_future:returned_on'
                end as fault

            from texts

        )

        select
            cast(${asked.file_no} as integer) as file_no,
            ${sourceLineSql(cells)} as source_line,
            nullif(split_part(fault, ':', 1), '') as reason,
            nullif(split_part(fault, ':', 2), '') as column_name,
            case when fault is not null ${rules.duplicates === 'drop' || asked.keeps_texts ? 'or true' : ''} then ${recordSql(cells)} end as raw_text,
            case when trim(customer_id) <> '' then customer_id end as customer_id,
            order_id,
            cast(wall as date) as ordered_on,
            cast(null as timestamp) as ordered_at,
            cast(0 as bigint) as amount,
            false as is_marked_return,
            ${hasDamagedId} as has_damaged_id,
            is_kept as is_void,
            cast(null as decimal(18, 6)) as quantity,
            cast(null as varchar) as product,
            cast(null as varchar) as category,
            cast(null as varchar) as channel,
            cast(null as varchar) as region,
            cast(null as varchar) as status,
            hash(${cells.columns.map((_, at) => `c${at}`).join(', ')}) as record_hash

        from judged
    ) to ${literal(join(folder, linesFile))} (${asLines})`,
    parameters
  );
  return {
    currency: null,
    ...dates.said,
    restyled: null,
    decimal: '.',
    numbers_ambiguous: 0,
    ids_damaged: (await markedLines(session, folder)).ids_damaged,
    marked_returns: { lines: 0, are_turned: false }
  };
}
