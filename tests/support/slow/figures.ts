import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config.ts';
import type { Span } from './days.ts';
import { done, stateAt, type History } from './history.ts';
import { segmentedAt, type Rules, type SchemeName } from './segments.ts';

export interface Figure {
  numerator: number;
  denominator: number | null;
}

/** The figures of one span, by metric id; those told by segment as "contribution_share champions". */
export function figuresOf(
  histories: readonly History[],
  scheme: SchemeName,
  span: Span & { through: number; previous: Span },
  rules: Rules,
  isAsked: (history: History) => boolean
): Map<string, Figure> {
  const day_before = span.from - 1;
  const asked = histories.filter(isAsked);
  const people = asked
    .filter(({ customer_id }) => customer_id !== null)
    .map((history) => {
      const now = done(history, rules.returns, day_before, span.through);
      const first = stateAt(history, span.through, rules.returns, null)?.first_order_on ?? null;
      return {
        customer_id: history.customer_id,
        bought: now.days.size > 0,
        days: now.days.size,
        orders: now.orders,
        amount: now.amount,
        isNew: first !== null && first > day_before,
        boughtBefore: done(history, rules.returns, span.previous.from - 1, day_before).days.size > 0,
        before: stateAt(history, day_before, rules.returns, null)?.gap_status ?? null,
        after: stateAt(history, span.through, rules.returns, null)?.gap_status ?? null
      };
    });
  type Person = (typeof people)[number];
  const count = (test: (person: Person) => boolean) => people.filter(test).length;
  const total = (of: (person: Person) => number) => people.reduce((sum, person) => sum + of(person), 0);

  const buyers = count(({ bought }) => bought);
  const orders = total((person) => person.orders);
  const net = total(({ amount }) => amount);
  const nobody = asked
    .filter(({ customer_id }) => customer_id === null)
    .reduce((sum, history) => sum + done(history, rules.returns, day_before, span.through).amount, 0);
  const isNotLost = ({ before }: Person) => before === 'active' || before === 'dormant';

  const figures: [string, number, number | null][] = [
    ['repurchase_rate', count((person) => person.orders >= 2), buyers],
    ['repurchase_rate_by_day', count(({ days }) => days >= 2), buyers],
    ['repurchase_rate_by_order', orders - buyers, orders],
    [
      'period_repurchase_rate',
      count(({ boughtBefore, bought }) => boughtBefore && bought),
      count(({ boughtBefore }) => boughtBefore)
    ],
    [
      'wake_up_rate',
      count(({ before, bought }) => before === 'dormant' && bought),
      count(({ before }) => before === 'dormant')
    ],
    [
      'win_back_rate',
      count(({ before, bought }) => before === 'lost' && bought),
      count(({ before }) => before === 'lost')
    ],
    ['churn_rate', count((person) => isNotLost(person) && person.after === 'lost'), count(isNotLost)],
    ['buyers', buyers, null],
    ['new_customers', count(({ isNew }) => isNew), null],
    ['active_customers', count(({ after }) => after === 'active'), null],
    ['dormant_customers', count(({ after }) => after === 'dormant'), null],
    ['lost_customers', count(({ after }) => after === 'lost'), null],
    ['orders', orders, null],
    ['net_sales', net, null],
    ['total_sales', net + nobody, null],
    ['average_order_value', net, orders],
    ['net_sales_per_buyer', net, buyers],
    ['anonymous_share', nobody, net + nobody]
  ];

  const { top, segments } = schemes[scheme];
  const frozen = new Map(
    segmentedAt(histories, day_before, rules).map((state) => [state.customer_id, state[scheme]])
  );
  const brought = (segment: string) =>
    people
      .filter(({ customer_id }) => (frozen.get(customer_id) ?? 'not_yet_customer') === segment)
      .reduce((sum, { amount }) => sum + amount, 0);
  for (const segment of segments) figures.push([`contribution_share ${segment}`, brought(segment), net]);
  figures.push(['top_contribution_share', top.reduce((sum, segment) => sum + brought(segment), 0), net]);

  return new Map(figures.map(([id, numerator, denominator]) => [id, { numerator, denominator }]));
}

/** Which segments there are, and which are the top, is kept by people in data/schemes. */
const scheme = (name: SchemeName) => {
  const read = JSON.parse(readFileSync(join(projectRoot, `data/schemes/${name}.json`), 'utf8')) as {
    top: string[];
    segments: { segment: string }[];
  };
  return { top: read.top, segments: read.segments.map(({ segment }) => segment) };
};
const schemes = {
  rfm_11: scheme('rfm_11'),
  lifecycle: scheme('lifecycle'),
  value_tier: scheme('value_tier')
};
