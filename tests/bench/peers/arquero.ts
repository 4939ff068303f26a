import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escape, fromCSV, op, table, type ColumnTable } from 'arquero';
import { files } from '../history.ts';
import { Parts, type Peer } from './peer.ts';
import { dayNo, monthNo, readTask } from './task.ts';

interface Line {
  customer_key: number;
  order_no: number;
  ordered_on: number;
  amount: number;
  is_void: number;
}
interface Day {
  customer_key: number;
  ordered_on: number;
  amount: number;
  orders: number;
}

export const arquero: Peer = {
  name: 'arquero',
  title: 'arquero',
  reads: 'linesCsv',
  most_lines: 1_000_000,
  run: async (folder) => {
    const { snapshots, cuts, map } = await readTask(folder);
    const segments = new Map(map.map(({ code, segment }) => [code, segment]));
    const nobodyYet = segments.get(0) ?? 0;
    const steps = new Parts();

    const lines = await steps.time('read', async () =>
      fromCSV(await readFile(join(folder, files.linesCsv), 'utf8'), {
        autoType: false,
        parse: {
          customer_key: Number,
          order_no: Number,
          ordered_on: dayNo,
          amount: Number,
          is_void: Number
        }
      })
    );

    const days = await steps.time('reduced', () =>
      lines
        .filter((line: Line) => line.customer_key > 0 && line.is_void === 0)
        .groupby('customer_key', 'order_no', 'ordered_on')
        .rollup({ amount: op.sum('amount'), most: op.max('amount') })
        .derive({ is_sale: (order: { most: number }) => (order.most > 0 ? 1 : 0) })
        .groupby('customer_key', 'ordered_on')
        .rollup({ amount: op.sum('amount'), orders: op.sum('is_sale') })
    );

    const score = (of: number[], isMet: (cut: number) => boolean) => 1 + of.filter(isMet).length;
    const { frames, sizes } = await steps.time('scored', () => {
      const scored = snapshots.map(({ as_of, opens_after }) => {
        const [last, opens] = [dayNo(as_of), dayNo(opens_after)];
        return days
          .filter(escape((day: Day) => day.ordered_on <= last))
          .derive({
            sold_on: escape((day: Day) => (day.orders > 0 ? day.ordered_on : null)),
            orders: escape((day: Day) => (day.ordered_on > opens ? day.orders : 0)),
            amount: escape((day: Day) => (day.ordered_on > opens ? day.amount : 0))
          })
          .groupby('customer_key')
          .rollup({
            last_on: op.max('sold_on'),
            frequency: op.sum('orders'),
            monetary: op.sum('amount')
          })
          .derive({
            segment: escape((customer: { last_on: number | null; frequency: number; monetary: number }) => {
              const { last_on, frequency, monetary } = customer;
              if (!last_on) return nobodyYet;
              if (last_on <= opens) return segments.get(1);
              const r = score(cuts.recency, (cut) => last - last_on <= cut);
              const f = score(cuts.frequency, (cut) => frequency >= cut);
              const m = score(cuts.monetary, (cut) => monetary >= cut);
              return segments.get(100 * r + 10 * f + m);
            })
          })
          .select('customer_key', 'segment', 'monetary');
      });
      const counted = scored.flatMap((frame, at) =>
        rowsOf(
          frame
            .filter(escape((each: { segment: number }) => each.segment !== nobodyYet))
            .groupby('segment')
            .rollup({ customers: op.count(), amount: op.sum('monetary') })
        ).map((row) => [at + 1, ...row])
      );
      return { frames: scored, sizes: counted };
    });

    const flows = await steps.time('flows', () =>
      frames.slice(1).flatMap((later, at) => {
        const earlier = (frames[at] ?? table({})).select({ customer_key: 'customer_key', segment: 'before' });
        return rowsOf(
          later
            .filter(escape((each: { segment: number }) => each.segment !== nobodyYet))
            .join_left(earlier, 'customer_key')
            .derive({ from: escape((each: { before?: number }) => each.before ?? nobodyYet) })
            .groupby('from', 'segment')
            .rollup({ customers: op.count(), amount: op.sum('monetary') })
        ).map((row) => [at + 2, ...row]);
      })
    );

    const cohorts = await steps.time('cohorts', () => {
      const monthOf = (day: number) => monthNo(new Date(day * 86_400_000).toISOString().slice(0, 7));
      const bought = days
        .filter((day: Day) => day.orders > 0)
        .derive({ month_no: escape((day: Day) => monthOf(day.ordered_on)) })
        .select('customer_key', 'month_no')
        .dedupe();
      const firsts = bought.groupby('customer_key').rollup({ first_no: op.min('month_no') });
      return rowsOf(
        bought
          .join(firsts, 'customer_key')
          .derive({ later: (each: { month_no: number; first_no: number }) => each.month_no - each.first_no })
          .groupby('first_no', 'later')
          .rollup({ customers: op.count() })
      );
    });
    return { took: steps.took, answers: { sizes, flows, cohorts } };
  }
};

const rowsOf = (frame: ColumnTable): number[][] =>
  frame.objects().map((row) => Object.values(row as Record<string, number>));
