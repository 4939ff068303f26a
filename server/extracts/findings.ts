import type { Session } from '../db/session.ts';
import type { CustomersMet } from './append-records.ts';
import { columnContract, type Kind } from './column-contract.ts';
import { fileFindings } from './file-findings.ts';
import type { Counts } from './reconcile.ts';
import type { ReadSummary } from './reading.ts';
import type { ReturnedOrders } from './returned-orders.ts';
import type { StoredFinding } from './words.ts';

interface Seen {
  kind: Kind;
  extract_key: number;
  summaries: readonly ReadSummary[];
  counts: Counts;
  restated: number;
  /** of a list of returned orders */
  returned: ReturnedOrders | undefined;
  /** of records that are no orders */
  met: CustomersMet | undefined;
}

/** As a sentence says it: 24.9%. */
const percent = (part: number, whole: number) =>
  whole === 0 ? '0%' : `${Math.round((part * 1000) / whole) / 10}%`;

/** What is found is told, what is as it ought to be is not. */
function teller() {
  const findings: StoredFinding[] = [];
  const tell = (code: StoredFinding['code'], count: number, details: StoredFinding['details'] = {}) => {
    if (count > 0) findings.push({ code, count, details });
  };
  return { findings, tell };
}

/** What somebody should know of an extract before trusting its numbers. */
export async function findingsOf(
  session: Session,
  { kind, extract_key, summaries, counts, restated, returned, met }: Seen
): Promise<StoredFinding[]> {
  const { findings, tell } = teller();
  for (const { column_name, cells, example } of await unreadCells(session, extract_key))
    tell('cells_unread', cells, { column: column_name, example });
  const months = kind === 'order_lines' ? await monthsWithoutLines(session, extract_key) : [];
  tell('months_without_lines', months.length, { months });
  tell('lines_duplicate', counts.lines_duplicate);
  tell('lines_void', counts.lines_void);
  tell(kind === 'order_lines' ? 'lines_anonymous' : 'records_anonymous', counts.lines_anonymous, {
    share: percent(counts.lines_anonymous, counts.lines_loaded)
  });
  tell(kind === 'order_lines' ? 'orders_restated' : 'records_restated', restated);
  tell('customers_without_orders', met?.has_orders ? met.customers - met.with_orders : 0, {
    customers: met?.customers ?? 0
  });
  tell('returned_ids_shared', returned?.shared_ids ?? 0);
  tell('returns_ahead', returned?.ahead ?? 0, { data_through: returned?.data_through ?? '' });
  tell('returned_ids_unknown', returned?.unknown_ids ?? 0);
  return [...fileFindings(summaries), ...valueFindings(summaries), ...findings, ...columnFindings(summaries)];
}

/** How dates and numbers were taken; known as soon as the files are read. */
export function valueFindings(summaries: readonly ReadSummary[]): StoredFinding[] {
  const { findings, tell } = teller();
  const ambiguous = summaries.reduce((sum, summary) => sum + summary.dates_ambiguous, 0);
  tell('dates_ambiguous', ambiguous, {
    order: summaries.find((summary) => summary.date_order)?.date_order ?? ''
  });
  const total = (lines: (summary: ReadSummary) => number) =>
    summaries.reduce((sum, summary) => sum + lines(summary), 0);
  tell(
    'years_short',
    total(({ short_years }) => short_years.lines),
    {
      latest: String(summaries[0]?.short_years.latest ?? '')
    }
  );
  for (const summary of summaries) {
    if (summary.restyled) tell('numbers_restyled', 1, summary.restyled);
  }
  tell(
    'numbers_ambiguous',
    total(({ numbers_ambiguous }) => numbers_ambiguous)
  );
  tell(
    'ids_damaged',
    total(({ ids_damaged }) => ids_damaged)
  );
  const isTurned = summaries.some(({ marked_returns }) => marked_returns.are_turned);
  tell(
    isTurned ? 'returns_turned' : 'returns_positive',
    total(({ marked_returns }) => marked_returns.lines)
  );
  return findings;
}

/** What became of the columns; known as soon as the files are read. */
export function columnFindings([first]: readonly ReadSummary[]): StoredFinding[] {
  const { findings, tell } = teller();
  const { columns = [], unmapped = [] } = first?.mapping ?? {};
  for (const { column, header, rivals } of columns) {
    tell('columns_chosen', rivals.length, { column, header, rivals });
  }
  const has = (name: string) => columns.find(({ column }) => column === name);
  const discount = has('discount');
  if (discount && !has('amount')) tell('discount_ignored', 1, { header: discount.header });
  const keeps = first && columnContract(first.kind).keeps_unmapped;
  tell(keeps ? 'columns_kept' : 'columns_unmapped', unmapped.length, { headers: unmapped });
  return findings;
}

/** Cells that are left empty because they say nothing to us: by column, with one of them. */
async function unreadCells(
  session: Session,
  extract_key: number
): Promise<{ column_name: string; cells: number; example: string }[]> {
  return session.all(
    `select column_name, count(*) as cells, min(left(value, 40)) as example
    from unread_cells
    where extract_key = $extract_key
    group by column_name
    order by column_name`,
    { extract_key },
    { timeout_ms: Infinity }
  );
}

/** Of everything loaded, not of this extract alone: a late extract of a few orders has gaps of its own. */
async function monthsWithoutLines(session: Session, extract_key: number): Promise<string[]> {
  const rows = await session.all<{ month: string }>(
    `with

    days as (

        select distinct extract_key, ordered_on
        from order_lines

    ),

    months as (

        select distinct cast(date_trunc('month', days.ordered_on) as date) as month
        from days
        left join extracts
            on extracts.extract_key = days.extract_key
        where extracts.status = 'loaded'
            or days.extract_key = $extract_key

    ),

    calendar as (

        select cast(unnest(generate_series(min(month), max(month), interval '1' month)) as date) as month
        from months

    )

    select left(cast(calendar.month as varchar), 7) as month
    from calendar
    anti join months
        on months.month = calendar.month
    order by calendar.month
    limit 1200`,
    { extract_key },
    { timeout_ms: Infinity }
  );
  return rows.map(({ month }) => month);
}
