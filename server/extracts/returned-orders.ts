import type { Session } from '../db/session.ts';
import type { Day } from '../periods.ts';

/** What a list of returned orders meets among the orders that are loaded. */
export interface ReturnedOrders {
  /** loaded orders that it names */
  orders: number;
  /** ids of the list that several customers use, where it does not say whose is meant */
  shared_ids: number;
  /** ids of the list that no loaded order has */
  unknown_ids: number;
  /** loaded orders that it takes back after the last day of the orders: no period reaches these days yet */
  ahead: number;
  data_through: Day | null;
}

/** Looks up what a list names, in all versions of the orders: which of them is in force may change. */
export async function returnedOrders(session: Session, extract_key: number): Promise<ReturnedOrders> {
  const [found] = await session.all<ReturnedOrders>(
    `with

    listed as (

        select order_id, customer_id, min(returned_on) as returned_on
        from returned_orders
        where extract_key = $extract_key
            and is_returned
        group by order_id, customer_id

    ),

    coverage as (

        select max(greatest(data_through, coalesce(covers_through, data_through))) as data_through
        from extracts
        where status = 'loaded'
            and kind = 'order_lines'

    ),

    orders as (

        select distinct lines.customer_key, lines.order_id
        from order_lines as lines
        inner join extracts
            on extracts.extract_key = lines.extract_key
            and extracts.status = 'loaded'
        where lines.order_id in (select order_id from listed)

    ),

    met as (

        select
            listed.order_id,
            listed.customer_id is null as is_of_anybody,
            listed.returned_on,
            count(orders.order_id) as orders

        from listed
        left join customers
            on customers.customer_id = listed.customer_id
        left join orders
            on orders.order_id = listed.order_id
            and (listed.customer_id is null or orders.customer_key = customers.customer_key)

        group by listed.order_id, listed.customer_id, listed.returned_on

    )

    select
        coalesce(sum(orders), 0) as orders,
        count(*) filter (where orders > 1 and is_of_anybody) as shared_ids,
        count(*) filter (where orders = 0) as unknown_ids,
        coalesce(sum(orders) filter (where returned_on > coverage.data_through), 0) as ahead,
        any_value(coverage.data_through) as data_through

    from met
    cross join coverage`,
    { extract_key },
    { timeout_ms: Infinity }
  );
  return found ?? { orders: 0, shared_ids: 0, unknown_ids: 0, ahead: 0, data_through: null };
}
