import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { files } from '../history.ts';
import { packageOf } from './packages.ts';
import { Parts, type Peer } from './peer.ts';
import { dayNo, readTask } from './task.ts';

/** As much of the library as the task needs. */
interface Expr {
  alias(name: string): Expr;
  cast(type: unknown): Expr;
  sum(): Expr;
  max(): Expr;
  min(): Expr;
  and(other: Expr): Expr;
  add(other: Expr | number): Expr;
  mul(other: number): Expr;
  sub(other: Expr): Expr;
  eq(other: number): Expr;
  neq(other: number): Expr;
  gt(other: Expr | number): Expr;
  gtEq(other: Expr | number): Expr;
  ltEq(other: Expr | number): Expr;
  isNull(): Expr;
  fillNull(value: number): Expr;
  dt: { year(): Expr; month(): Expr };
}
interface Lazy {
  filter(condition: Expr): Lazy;
  select(...columns: Expr[]): Lazy;
  withColumns(...columns: Expr[]): Lazy;
  groupBy(columns: string[]): { agg(...columns: Expr[]): Lazy };
  join(other: Lazy, how: { on: string | string[]; how?: string; suffix?: string }): Lazy;
  unique(): Lazy;
  collectSync(): Frame;
}
interface Frame {
  lazy(): Lazy;
  rows(): number[][];
}
interface Polars {
  readParquet(file: string): Frame;
  DataFrame(columns: Record<string, number[]>): Frame;
  col(name: string): Expr;
  lit(value: unknown): Expr;
  len(): Expr;
  when(condition: Expr): { then(value: Expr): { otherwise(value: Expr): Expr } };
  Date: unknown;
  Int32: unknown;
  Int64: unknown;
}

const version = '0.25.2';

export const polars: Peer = {
  name: 'polars',
  title: 'polars (nodejs-polars)',
  reads: 'lines',
  // Its lock does not always name the build of the platform, so that is asked for, too.
  packages: { 'nodejs-polars': version, [`nodejs-polars-${buildOf()}`]: version },
  run: async (folder) => {
    const { default: pl } = (await packageOf('nodejs-polars')) as { default: Polars };
    const { snapshots, cuts, map } = await readTask(folder);
    const nobodyYet = map.find(({ code }) => code === 0)?.segment ?? 0;
    const { col } = pl;
    const steps = new Parts();

    const lines = await steps.time('read', () => pl.readParquet(join(folder, files.lines)));

    const days = await steps.time('reduced', () => {
      const orders = lines
        .lazy()
        .filter(col('customer_key').gt(0).and(col('is_void').eq(0)))
        .groupBy(['customer_key', 'order_no', 'ordered_on'])
        .agg(col('amount').sum(), col('amount').max().gt(0).cast(pl.Int64).alias('is_sale'));
      return orders
        .groupBy(['customer_key', 'ordered_on'])
        .agg(col('amount').sum(), col('is_sale').sum().alias('orders'))
        .withColumns(col('ordered_on').cast(pl.Int32).alias('day_no'))
        .withColumns(
          pl.when(col('orders').gt(0)).then(col('day_no')).otherwise(pl.lit(null)).alias('sold_no')
        )
        .collectSync();
    });

    // To make an expression takes this library milliseconds: those that serve every date are made once.
    const number = (value: number) => pl.lit(value).cast(pl.Int32);
    const score = (met: Expr[]) => met.reduce((sum, each) => sum.add(each.cast(pl.Int32)), number(1));
    const scores = [
      score(cuts.recency.map((cut) => col('recency').ltEq(cut))).alias('r'),
      score(cuts.frequency.map((cut) => col('orders').gtEq(cut))).alias('f'),
      score(cuts.monetary.map((cut) => col('amount').gtEq(cut))).alias('m')
    ];
    const scoredCode = col('r').mul(100).add(col('f').mul(10)).add(col('m'));
    const sinceLapsed = pl.when(col('recency').gtEq(365)).then(number(1)).otherwise(scoredCode);
    const code = pl
      .when(col('recency').isNull())
      .then(number(0))
      .otherwise(sinceLapsed)
      .cast(pl.Int32)
      .alias('code');
    const grouped = [col('sold_no').max(), col('orders').sum(), col('amount').sum()];
    const kept = [col('customer_key'), col('amount'), col('segment')];
    const isSomebody = col('segment').neq(nobodyYet);
    const counted = [pl.len().alias('customers'), col('amount').sum()];
    const codeMap = pl
      .DataFrame({ code: map.map(({ code }) => code), segment: map.map(({ segment }) => segment) })
      .lazy()
      .select(col('code').cast(pl.Int32), col('segment').cast(pl.Int32));

    const { scored, sizes } = await steps.time('scored', () => {
      const frames = snapshots.map(({ as_of, opens_after }) => {
        const isInLookback = col('day_no').gt(dayNo(opens_after));
        const within = (name: string) =>
          pl.when(isInLookback).then(col(name)).otherwise(pl.lit(0)).alias(name);
        return (
          days
            .lazy()
            .filter(col('day_no').ltEq(dayNo(as_of)))
            // Nothing outside the look-back: a filter within a group is many times slower.
            .withColumns(within('orders').cast(pl.Int64), within('amount').cast(pl.Int64))
            .groupBy(['customer_key'])
            .agg(...grouped)
            .withColumns(number(dayNo(as_of)).sub(col('sold_no')).alias('recency'))
            .withColumns(...scores)
            .withColumns(code)
            .join(codeMap, { on: 'code' })
            .select(...kept)
            .collectSync()
        );
      });
      const told = frames.flatMap((frame, at) =>
        frame
          .lazy()
          .filter(isSomebody)
          .groupBy(['segment'])
          .agg(...counted)
          .collectSync()
          .rows()
          .map((row) => [at + 1, ...row])
      );
      return { scored: frames, sizes: told };
    });

    const before = [col('customer_key'), col('segment').alias('from_segment')];
    const from = col('from_segment').fillNull(nobodyYet);
    const flows = await steps.time('flows', () =>
      scored.slice(1).flatMap((later, at) => {
        const earlier = scored[at];
        if (!earlier) return [];
        return later
          .lazy()
          .filter(isSomebody)
          .join(earlier.lazy().select(...before), { on: 'customer_key', how: 'left' })
          .withColumns(from)
          .groupBy(['from_segment', 'segment'])
          .agg(...counted)
          .collectSync()
          .rows()
          .map((row) => [at + 2, ...row]);
      })
    );

    const cohorts = await steps.time('cohorts', () => {
      const bought = days
        .lazy()
        .filter(col('orders').gt(0))
        .select(
          col('customer_key'),
          col('ordered_on')
            .dt.year()
            .cast(pl.Int32)
            .mul(12)
            .add(col('ordered_on').dt.month().cast(pl.Int32))
            .alias('month_no')
        )
        .unique()
        .collectSync();
      const firsts = bought.lazy().groupBy(['customer_key']).agg(col('month_no').min().alias('first_no'));
      return bought
        .lazy()
        .join(firsts, { on: 'customer_key' })
        .withColumns(col('month_no').sub(col('first_no')).alias('months_later'))
        .groupBy(['first_no', 'months_later'])
        .agg(pl.len().alias('customers'))
        .collectSync()
        .rows();
    });
    return { took: steps.took, answers: { sizes, flows, cohorts } };
  }
};

/** The name of the build for this machine. */
function buildOf(): string {
  const tail = { linux: '-gnu', win32: '-msvc' }[platform() as string] ?? '';
  return `${platform()}-${arch()}${tail}`;
}
