import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import type { Parameters } from '../../db/values.ts';
import { columnContract, type ColumnContract, type ContractColumn, type Kind } from '../column-contract.ts';
import { mendsExtract, rejectNotes } from '../headers.ts';
import { attributesFile, linesFile, unreadFile } from '../reading.ts';
import {
  cellsSql,
  cellText,
  isBlankSql,
  isMapped,
  isText,
  recordSql,
  sourceLineSql,
  textOf,
  type Cells
} from './cells.ts';
import { datesOf, shapesOf } from './facts.ts';
import type { Normalised, Normalising } from './lines.ts';
import { literal } from './literal.ts';
import { numberReading, type NumberReading } from './numbers.ts';
import type { DateReading } from './dates.ts';
import { totals } from './totals.ts';
import { typedColumn, type TypedColumn } from './typed-columns.ts';

const isNumber = ({ type }: ContractColumn) => type === 'number' || type === 'integer' || type === 'money';
const isDay = ({ type }: ContractColumn) => type === 'time' || type === 'day';

/**
 * Reads every record of an extract whose columns stand each for themselves: all kinds but order lines and lists of
 * returned orders. A record is rejected only where a cell is missing without which it says nothing; another cell that
 * cannot be read is left empty, kept beside the record as it stood, and told of.
 */
export const normaliserOf = (kind: Kind) => (session: Session, asked: Normalising) =>
  normaliseRecords(session, columnContract(kind), asked);

async function normaliseRecords(
  session: Session,
  contract: ColumnContract,
  asked: Normalising
): Promise<Normalised> {
  const { cells, mapping, rules, folder } = asked;
  const columns = contract.columns.filter(({ name }) => name !== mendsExtract);
  const mapped = columns.filter(({ name }) => isMapped(mapping, name));
  const { readings, said } = await readingsOf(session, columns, asked);
  const typed = columns.map((column) => typedColumn(column, { ...readings, latest_day: rules.latest_day }));
  const attributes = contract.keeps_unmapped ? unmappedColumns(cells, mapping.columns) : [];
  const unread = typed.filter(({ name }) => mapped.some((column) => column.name === name));

  const zoned = typed.some(({ values }) => Object.values(values).some((sql) => sql.includes('$time_zone')));
  const parameters: Parameters = {
    ...Object.assign({}, ...typed.map((each) => each.parameters)),
    cells: cells.path,
    ...(zoned ? { time_zone: mapping.options.time_zone ?? rules.time_zone } : {})
  };

  await session.run(
    `copy (
        with

        texts as (

            select
                *,
                ${columns.map((column) => `${textSql(column, textOf(cells, mapping, column.name))} as ${column.name}_text`).join(',\n                ')},
                lower(trim(cast(c0 as varchar))) as first_cell

            from ${cellsSql(cells)}
            where not (${isBlankSql(cells)})

        ),

        valued as (

            select
                *,
                ${typed.flatMap(({ values }) => Object.entries(values).map(([name, sql]) => `${sql} as ${name}`)).join(',\n                ')}

            from texts

        ),

        judged as (

            select
                *,
                case ${faults(contract, columns)} end as fault

            from valued

        )

        select
            cast(${asked.file_no} as integer) as file_no,
            ${sourceLineSql(cells)} as source_line,
            nullif(split_part(fault, ':', 1), '') as reason,
            nullif(split_part(fault, ':', 2), '') as column_name,
            case when fault is not null ${rules.duplicates === 'drop' || asked.keeps_texts ? 'or true' : ''} then ${recordSql(cells)} end as raw_text,
            cast(null as bigint) as amount,
            ${typed.flatMap(({ values }) => Object.keys(values).map((name) => (name === 'customer_id' ? `${whoSql(contract)} as customer_id` : name))).join(', ')},
            ${unread.map((column) => `${unreadSql(column)} as unread_${column.name},`).join('\n            ')}
            ${attributes.map(({ at, text }) => `nullif(trim(${text}), '') as attribute_${at},`).join('\n            ')}
            hash(${cells.columns.map((_, at) => `c${at}`).join(', ')}) as record_hash

        from judged
    ) to ${literal(join(folder, linesFile))} (format parquet)`,
    parameters
  );
  await writeCells(
    session,
    folder,
    unreadFile,
    unread.map(({ name }) => ({ name, column: `unread_${name}` }))
  );
  await writeCells(
    session,
    folder,
    attributesFile,
    attributes.map(({ at, header }) => ({ name: header, column: `attribute_${at}` }))
  );

  return {
    currency: null,
    ...said,
    ids_damaged: 0,
    marked_returns: { lines: 0, are_turned: false }
  };
}

/** How the dates and numbers of the file are written, each column by itself; numbers share their decimal sign. */
async function readingsOf(session: Session, columns: readonly ContractColumn[], asked: Normalising) {
  const { cells, mapping } = asked;
  const mapped = columns.filter(({ name }) => isMapped(mapping, name));
  const days = mapped.filter(isDay);
  const counted = mapped.filter(isNumber).map(({ name }) => name);

  const dates = new Map<string, DateReading>();
  const said: Omit<Normalised, 'currency' | 'ids_damaged' | 'marked_returns'> = {
    date_order: null,
    dates_ambiguous: 0,
    short_years: { lines: 0, latest: 0 },
    restyled: null,
    decimal: '.',
    numbers_ambiguous: 0
  };
  const numbers = new Map<string, NumberReading>();
  for (const name of days.length > 0 ? days.map((day) => day.name) : ['']) {
    // Numbers are looked at once, along with the first of the dates.
    const shapes = await shapesOf(session, asked, { date: name, numbers: numbers.size === 0 ? counted : [] });
    if (name !== '') {
      const reading = datesOf({ ...asked, date_text: `${name}_text` }, shapes.dates);
      dates.set(name, reading);
      said.date_order ??= reading.said.date_order;
      said.dates_ambiguous += reading.said.dates_ambiguous;
      said.short_years = {
        lines: said.short_years.lines + reading.said.short_years.lines,
        latest: reading.said.short_years.latest
      };
    }
    for (const [column, found] of shapes.numbers) {
      const declared = isText(cells, mapping, column) ? mapping.options.decimal : '.';
      const reading = numberReading(column, `${column}_text`, found, { declared });
      numbers.set(column, reading);
      said.decimal = reading.decimalSign;
      said.numbers_ambiguous += reading.ambiguous;
      if (reading.restyled) said.restyled = { example: reading.restyled, decimal: reading.decimalSign };
    }
  }
  return { readings: { dates, numbers }, said };
}

/** An id is text exactly as it stands, also with spaces around it: so it stands in the other extracts. */
const textSql = ({ type }: ContractColumn, text: string) =>
  type === 'id' ? `case when trim(${text}) <> '' then ${text} else '' end` : `coalesce(trim(${text}), '')`;

/** Where a sheet gives no ids, a name and the end of what they are reached by is who it is: in every sheet the same. */
function whoSql({ named_by: [name, contact] }: ColumnContract): string {
  return name && contact
    ? `coalesce(customer_id, ${name} || coalesce(' ' || right(${contact}, 4), ''))`
    : 'customer_id';
}

/** Why a record says nothing: the cell that is missing, or the only one that would do cannot be read. A total is none. */
function faults({ filled }: ColumnContract, columns: readonly ContractColumn[]): string {
  const isTotal = (text: string) => `regexp_full_match(lower(trim(${text})), ${literal(totals)})`;
  const named = columns.filter(({ name }) => name === 'customer_id' || name === 'name');
  // Somebody may be called 小计: not where there is a day, or a way to reach them.
  const others = columns.filter(
    (column) => isDay(column) || ['phone', 'email', 'contact'].includes(column.name)
  );
  const branches = filled.flatMap((ways) => {
    const needed = ways.flatMap((way) => columns.find(({ name }) => name === way) ?? []);
    const [first] = needed;
    if (!first) return [];
    const empty = needed.map(({ name }) => `${name}_text = ''`).join(' and ');
    const unread = needed.map((column) => `${valueOf(column)} is null`).join(' and ');
    const [missing, unreadable] = wordsOfFault(first);
    return [
      `when ${empty} then '${missing}:${first.name}'`,
      ...(unreadable === undefined ? [] : [`when ${unread} then '${unreadable}:${first.name}'`])
    ];
  });
  const total = [
    `(${[...named.map(({ name }) => isTotal(`${name}_text`)), isTotal('first_cell')].join(' or ')})`,
    ...others.map((column) => `${valueOf(column)} is null`)
  ];
  return [`when ${total.join(' and ')} then 'total_row:'`, ...branches].join('\n                ');
}

const valueOf = ({ name, type }: ContractColumn) => (type === 'time' ? name.replace(/_at$/, '_on') : name);

function wordsOfFault(column: ContractColumn): [missing: string, unreadable?: string] {
  if (column.name === 'customer_id') return ['customer_missing'];
  if (isDay(column)) return ['date_missing', 'date_unreadable'];
  if (column.type === 'word') return ['word_missing', 'word_unknown'];
  return isNumber(column) ? ['amount_missing', 'amount_unreadable'] : ['value_missing'];
}

/** The text of a cell that has one and says nothing to us. */
const unreadSql = ({ name, values, isUnread }: TypedColumn) =>
  `case when fault is null and ${name}_text <> '' and ${isUnread ?? `${Object.keys(values)[0] ?? name} is null`} then ${name}_text end`;

/** Columns of the file that the contract does not know: attributes of the customer. */
function unmappedColumns(
  { columns }: Cells,
  mapped: readonly { position: number }[]
): { at: number; header: string; text: string }[] {
  const ours: readonly string[] = [mendsExtract, ...rejectNotes];
  return columns.flatMap((column, at) =>
    column.header.trim() === '' ||
    ours.includes(column.header) ||
    mapped.some(({ position }) => position === at)
      ? []
      : [{ at, header: column.header.trim(), text: cellText(column, at) }]
  );
}

/** Some columns of what was handed over, a row for each cell that is filled: what they are called is a value, never SQL. */
async function writeCells(
  session: Session,
  folder: string,
  file: string,
  columns: readonly { name: string; column: string }[]
): Promise<void> {
  const rows = columns.map(
    ({ column }, at) => `select file_no, source_line, $name_${at} as name, ${column} as value
        from read_parquet($lines)
        where reason is null and ${column} is not null`
  );
  const none = `select cast(null as integer) as file_no, cast(null as bigint) as source_line, cast(null as varchar) as name, cast(null as varchar) as value where false`;
  await session.run(
    `copy (${[none, ...rows].join('\n        union all\n        ')}) to ${literal(join(folder, file))} (format parquet)`,
    Object.assign(
      rows.length > 0 ? { lines: join(folder, linesFile) } : {},
      ...columns.map(({ name }, at) => ({ [`name_${at}`]: name }))
    ) as Parameters
  );
}
