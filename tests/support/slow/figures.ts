import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config.ts';
import { warningsAt } from './churn.ts';
import type { Span } from './days.ts';
import { done, stateAt, type History } from './history.ts';
import { segmentedAt, segmentOnce, type Rules, type SchemeName } from './segments.ts';

export interface Figure {
  numerator: number;
  denominator: number | null;
}

/** The figures of one span, by metric id; those told by segment as "contribution_share champions". */
export function figuresOf(
  histories: readonly History[],
  scheme: SchemeName,
  span: Span & { through: number; previous: Span; covered: number },
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
        ...followed(history, rules.returns, { day_before, through: span.through, covered: span.covered }),
        known: stateAt(history, day_before, rules.returns, null) !== undefined,
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

  const matured = (test: (person: Person) => boolean, days: number): [number, number] => {
    const base = people.filter(
      (person) => test(person) && (person.followed === null || person.followed >= days)
    );
    return [base.filter(({ toNext }) => toNext !== null && toNext <= days).length, base.length];
  };
  const waits = ({ known, before }: Person) => known && before === null;
  const rungs = ladders[ladderOf(scheme)];
  const rungAt = (day: number) =>
    new Map(
      segmentedAt(histories, day, rules).map((state) => [
        state.customer_id,
        segmentOnce(state, ladderOf(scheme))
      ])
    );
  const [from, to] = [rungAt(day_before), rungAt(span.through)];
  const steps = people.flatMap(({ customer_id }) => {
    const [was, is] = [from.get(customer_id) ?? 'lapsed', to.get(customer_id) ?? 'lapsed'];
    return was === 'lapsed' || was === 'not_yet_customer' ? [] : [rungs.indexOf(is) - rungs.indexOf(was)];
  });

  const askedIds = new Set(people.map(({ customer_id }) => customer_id));
  const warnings = warningsAt(histories, span.through, rules).filter(({ customer_id }) =>
    askedIds.has(customer_id)
  );
  const warned = warnings.filter(({ is_warned }) => is_warned);

  const figures: [string, number, number | null][] = [
    ['warned_rate', warned.length, warnings.length],
    ['sales_at_risk', warned.reduce((sum, { value }) => sum + value, 0), null],
    ['second_order_rate_30', ...matured(({ isNew }) => isNew, 30)],
    ['second_order_rate_90', ...matured(({ isNew }) => isNew, 90)],
    ['win_back_second_order_90', ...matured(({ before }) => before === 'lost', 90)],
    ['conversion_rate', count((person) => waits(person) && person.bought), count(waits)],
    ['upgrade_rate', steps.filter((step) => step < 0).length, steps.length],
    ['downgrade_rate', steps.filter((step) => step > 0).length, steps.length],
    ['hold_rate', steps.filter((step) => step === 0).length, steps.length],
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

  const { top, segments } = shapeOf(scheme);
  const frozen = new Map(
    segmentedAt(histories, day_before, rules).map((state) => [state.customer_id, segmentOnce(state, scheme)])
  );
  const brought = (segment: string) =>
    people
      .filter(({ customer_id }) => (frozen.get(customer_id) ?? 'not_yet_customer') === segment)
      .reduce((sum, { amount }) => sum + amount, 0);
  for (const segment of new Set([...segments, 'not_yet_customer']))
    figures.push([`contribution_share ${segment}`, brought(segment), net]);
  const standing = segmentedAt(histories, span.through, rules)
    .filter(({ customer_id, last_order_on }) => askedIds.has(customer_id) && last_order_on !== null)
    .map((state) => state[scheme]);
  for (const segment of segments.filter((each) => each !== 'not_yet_customer')) {
    const inside = standing.filter((each) => each === segment).length;
    figures.push([`customer_share ${segment}`, inside, standing.length]);
  }
  figures.push(['top_contribution_share', top.reduce((sum, segment) => sum + brought(segment), 0), net]);

  return new Map(figures.map(([id, numerator, denominator]) => [id, { numerator, denominator }]));
}

/** How long somebody was seen after their first purchase of the span, and how long after it the next came. */
function followed(
  history: History,
  returns: Rules['returns'],
  { day_before, through, covered }: { day_before: number; through: number; covered: number }
): { followed: number | null; toNext: number | null } {
  const days = [...done(history, returns, -Infinity, covered).days].sort((one, other) => one - other);
  const first = days.find((day) => day > day_before && day <= through);
  if (first === undefined) return { followed: null, toNext: null };
  const next = days.find((day) => day > first);
  return { followed: covered - first, toNext: next === undefined ? null : next - first };
}

/** Best first (metrics.md section 3); a scheme without order is read by the tiers of value. */
const ladders = {
  value_tier: ['A', 'B', 'C', 'N', 'lapsed'],
  vip: ['vip', 'important', 'ordinary', 'lapsed'],
  pyramid: ['top', 'middle', 'base', 'lapsed']
};
const ladderOf = (scheme: SchemeName) =>
  scheme in ladders ? (scheme as keyof typeof ladders) : 'value_tier';

/** Which segments there are, and which are the top, is kept by people in data/schemes. */
const shapeOf = (name: SchemeName) => {
  const read = JSON.parse(readFileSync(join(projectRoot, `data/schemes/${name}.json`), 'utf8')) as {
    top: string[];
    segments: { segment: string }[];
  };
  return { top: read.top, segments: read.segments.map(({ segment }) => segment) };
};
