import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import { units } from '../../csv.ts';
import { wholeMoney } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Table } from '../../take-away/shown-tables.svelte.ts';
import { ENTRANT, segmentsOf, sum } from './flow-figures.ts';

/** A segment at both dates, in minor units, and who left it. Every number is a sum of cells of the flow. */
export interface SegmentBalance {
  segment: string;
  customers_from: number;
  customers_to: number;
  net_amount_from: number;
  net_amount_to: number;
  left: number;
  /** what who left had brought, in the look-back of the first date */
  left_net_amount: number;
  left_by_purchase: number;
  left_by_waiting: number;
  /** from other segments */
  came: number;
  /** who ordered for the first time in between */
  entered: number;
}

export function segmentBalances(flows: SegmentFlow[], scheme: Pick<Scheme, 'segments'>): SegmentBalance[] {
  return segmentsOf(flows, scheme)
    .filter((segment) => segment !== ENTRANT)
    .map((segment) => {
      const out = flows.filter(({ from_segment }) => from_segment === segment);
      const into = flows.filter(({ to_segment }) => to_segment === segment);
      const left = out.filter(({ to_segment }) => to_segment !== segment);
      const isNew = ({ from_segment }: SegmentFlow) => from_segment === ENTRANT;
      const came = into.filter((flow) => flow.from_segment !== segment && !isNew(flow));
      return {
        segment,
        customers_from: sum(out, 'customers'),
        customers_to: sum(into, 'customers'),
        net_amount_from: sum(out, 'net_amount_from'),
        net_amount_to: sum(into, 'net_amount_to'),
        left: sum(left, 'customers'),
        left_net_amount: sum(left, 'net_amount_from'),
        left_by_purchase: sum(left, 'moved_by_purchase'),
        left_by_waiting: sum(left, 'moved_by_waiting'),
        came: sum(came, 'customers'),
        entered: sum(into.filter(isNew), 'customers')
      };
    });
}

export const gained = ({ net_amount_from, net_amount_to }: SegmentBalance) => net_amount_to - net_amount_from;

/** The segment that lost most money, if any did. */
function worstOf(balances: SegmentBalance[]): SegmentBalance | undefined {
  const [worst] = [...balances].sort((one, other) => gained(one) - gained(other));
  return worst && gained(worst) < 0 ? worst : undefined;
}

/** The segment whose leavers had brought most, if anybody left any. */
export function mostLeft(balances: SegmentBalance[]): SegmentBalance | undefined {
  const [most] = balances
    .filter(({ left }) => left > 0)
    .sort((one, other) => other.left_net_amount - one.left_net_amount);
  return most;
}

/** Which segment lost most money, as one would say it; or that none did. */
export function balanceSentence(
  balances: SegmentBalance[],
  label: (segment: string) => string,
  words: Dictionary['flow']['balance'],
  locale: Locale
): string {
  const worst = worstOf(balances);
  if (!worst) return words.nobody_lost;
  const { segment, net_amount_from, net_amount_to } = worst;
  const [by, from, to] = [gained(worst), net_amount_from, net_amount_to].map((minor) =>
    wholeMoney(minor, locale)
  );
  return words.lost_most(label(segment), by ?? '', from ?? '', to ?? '');
}

export function balanceTable(
  balances: SegmentBalance[],
  label: (segment: string) => string,
  from: string,
  to: string,
  words: Dictionary['flow']['balance']
): Table {
  return {
    header: [
      words.segment,
      words.customers_on(from),
      words.left,
      words.left_net_amount,
      words.left_by_purchase,
      words.left_by_waiting,
      words.came,
      words.entered,
      words.customers_on(to),
      words.net_sales_on(from),
      words.net_sales_on(to),
      words.change
    ],
    rows: balances.map((one) => [
      label(one.segment),
      one.customers_from,
      one.left,
      units(one.left_net_amount),
      one.left_by_purchase,
      one.left_by_waiting,
      one.came,
      one.entered,
      one.customers_to,
      units(one.net_amount_from),
      units(one.net_amount_to),
      units(gained(one))
    ])
  };
}
