import { kpiSql } from '../../sql/metrics/kpi-values.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import type { Session } from '../../server/db/session.ts';

/** Of metrics that nobody is in: of nobody there is no row of a customer. */
const stored: readonly Metric[] = kpis;
const told = stored.filter(({ is_live, includes_nobody }) => !is_live && !includes_nobody);
const columns = 'metric_id, scheme, period, segment, numerator, denominator, matures_on, is_complete';

/** Each customer in a row of their own, all of them in one group: the marts that people are told customers from. */
const oneByOne = kpiSql(told, {
  values: `select 'all' as group_value`,
  value: `'all'`,
  join: '',
  inputs: []
});

const stepByStep = `
  select
    scheme, from_date, to_date, from_segment, to_segment, direction,
    count(*) as customers,
    count(*) filter (where moved_by = 'purchase') as moved_by_purchase,
    count(*) filter (where moved_by_boundaries) as moved_by_boundaries,
    sum(net_amount_from) as net_amount_from,
    sum(net_amount_to) as net_amount_to
  from customer_flows
  group by all`;

const stateByState = `
  select period, period_state, count(*) as customers
  from customer_period_states
  group by period, period_state`;

const differing = (one: string, other: string) => `
  with

  one as (${one}),

  other as (${other})

  (select 'counted one by one' as how, * from (from one except from other) limit 5)
  union all
  (select 'stored' as how, * from (from other except from one) limit 5)`;

/**
 * A build counts customers who are alike together, and knows each rule a second time for it: the rows in which its KPIs,
 * flows and states of periods are other than a count of the customers one by one.
 */
export const countedOtherwise = async (session: Pick<Session, 'all'>): Promise<unknown[]> => [
  ...(await session.all(
    differing(
      `select ${columns} from (${oneByOne})`,
      `select ${columns} from kpi_values where metric_id in (${told.map(({ id }) => `'${id}'`).join(', ')})`
    )
  )),
  ...(await session.all(
    differing(
      stepByStep,
      `select
         scheme, from_date, to_date, from_segment, to_segment, direction,
         customers, moved_by_purchase, moved_by_boundaries, net_amount_from, net_amount_to
       from segment_flows`
    )
  )),
  ...(await session.all(
    differing(
      stateByState,
      `select period, period_state, customers
       from (select period, new, "returning", resurrecting, dormant from period_states)
         unpivot (customers for period_state in (new, "returning", resurrecting, dormant))
       where customers > 0`
    )
  ))
];
