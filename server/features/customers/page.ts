import type { Cell, Parameters } from '../../db/values.ts';
import { withDimensions, type DimensionName } from '../../dimensions.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { CustomerSums } from './contract.ts';
import { keptListsOf, type KeptList } from './kept-lists.ts';

interface Listed {
  /** of everybody in the list */
  sql: string;
  bound: Parameters;
  /** what it is sorted by; a tie is in the order of ids */
  order: string;
  /** what is summed over the whole list, by its name among the sums */
  sums: Record<string, string>;
  /** dimensions beside each customer */
  held: readonly DimensionName[];
  page: number;
  page_size: number;
}

interface Told {
  rows: Row[];
  sums: CustomerSums;
}

type Row = Record<string, Cell>;
interface Statement {
  sql: string;
  bound: Parameters;
}

/**
 * A page of a list, with the sums of the whole. The first is taken from the list as it is worked out. Who goes on has the
 * order of the whole list kept, so that every further page is read of its own customers: `ofThese` gives their rows,
 * unless a customer's row depends on those of others.
 */
export async function pageOf(
  asking: AskingOfData,
  listed: Listed,
  ofThese: (keys: readonly number[]) => Statement | undefined
): Promise<Told> {
  const { sql, bound, order, page, page_size } = listed;
  const lists = keptListsOf(asking.home);
  const { data_version } = asking.published;
  const name = JSON.stringify([sql, bound, order]);
  const known = lists.at(data_version, name);

  if ((page === 1 && !known?.keys) || !ofThese([])) {
    const told = await workedOut(asking, listed);
    lists.keep(data_version, name, { ...known, sums: told.sums });
    return told;
  }
  const keys = known?.keys ?? (await inOrder(asking, listed));
  const { sums } = known ?? (await workedOut(asking, { ...listed, page: 1, page_size: 0 }));
  lists.keep(data_version, name, { sums, keys });
  return { rows: await rowsOf(asking, listed, ofThese, { sums, keys }, (page - 1) * page_size), sums };
}

/** The sums of the whole list beside each row of the page: the list is worked out once. */
async function workedOut(
  { session, signal }: AskingOfData,
  { sql, bound, order, sums, held, page, page_size }: Listed
): Promise<Told> {
  const told = await session.all<Row>(
    `with

list as materialized (

${sql}

),

sums as (

    select
${Object.entries(sums)
  .map(([name, sum]) => `        ${sum} as sum_${name}`)
  .join(',\n')}

    from list

),

page as (

    select
        true as is_row,
        list.*

    from list${besideFor(order, held)}
    order by ${order}, customer_id nulls last
    limit $limit offset $offset

)

select *
from sums
left join (

${withDimensions('select * from page', held)}

) as listed
    on true
order by ${order}, customer_id nulls last`,
    { ...bound, limit: page_size, offset: (page - 1) * page_size },
    { signal }
  );
  const [first] = told;
  if (!first) throw new Error('an aggregate is one row');
  const summed = Object.keys(sums).map((name) => [name, first[`sum_${name}`]]);
  return {
    // Beyond the last page the sums stand alone.
    rows: told.filter(({ is_row }) => is_row),
    sums: Object.fromEntries(summed) as unknown as CustomerSums
  };
}

/** The dimensions are looked up for everybody only where the list is sorted by one. */
const besideFor = (order: string, held: readonly DimensionName[]) =>
  held.some((dimension) => order.startsWith(`${dimension} `))
    ? '\nleft join customer_dimensions as dimensions\n    on dimensions.customer_key = list.customer_key'
    : '';

const inOrder = ({ session, signal }: AskingOfData, { sql, bound, order, held }: Listed) =>
  session.integers(
    `select list.customer_key
from (

${sql}

) as list${besideFor(order, held)}
order by ${order}, customer_id nulls last`,
    bound,
    { signal }
  );

async function rowsOf(
  { session, signal }: AskingOfData,
  { held, page_size }: Listed,
  ofThese: (keys: readonly number[]) => Statement | undefined,
  { keys }: Required<KeptList>,
  from: number
): Promise<Row[]> {
  const in_sight = [...keys.subarray(from, from + page_size)];
  const few = ofThese(in_sight);
  if (!few || in_sight.length === 0) return [];
  const told = await session.all<Row>(withDimensions(few.sql, held), few.bound, { signal });
  const places = new Map(in_sight.map((key, place) => [key, place]));
  const placeOf = ({ customer_key }: Row) => places.get(Number(customer_key)) ?? 0;
  return told.sort((one, other) => placeOf(one) - placeOf(other));
}
