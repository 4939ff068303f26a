import { latestPeriod, periodsOfGrain, type Coverage } from '../../build/calendar.ts';
import { grains, type Day, type Grain } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import { oneOf, period, segmentParameters } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { warnedBy } from '../warned-by.ts';
import { behindChurn } from './cells.ts';
import type { ChurnAnswer, ChurnRow } from './contract.ts';
import { Facts, shareOf, suggestedBy, type Fact, type Sum } from './facts.ts';

const parameters = {
  as_of: period,
  /** tells the statuses of the period ends up to as_of too */
  grain: oneOf(grains),
  ...segmentParameters
};

export const churn = question({
  name: 'churn',
  purpose:
    'Who is active, dormant and lost on a day, how long gaps last, where thresholds stand, and the money at risk.',
  parameters,

  async answer(asking, asked): Promise<ChurnAnswer> {
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { facts, sql, bound } = await factsOn(asking, segmentsAsked, as_of);
    const { rules } = segmentsAsked;
    const series = asked.grain ? await seriesOf(asking, segmentsAsked, asked.grain, as_of) : undefined;

    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        as_of,
        dormant_days: rules.dormant_days,
        lost_days: rules.lost_days,
        ...warnedBy(await asking.home.fits.on(asking, as_of, rules), rules),
        suggested_by: suggestedBy,
        closed_gaps: facts.closedGaps,
        ...(series && { series: { sql: series.sql, parameters: series.bound } })
      },
      rows: [
        ...facts.rows(rules).map(({ kind, key, ...row }) => ({ kind, key, snapshot_date: as_of, ...row })),
        ...(series?.rows ?? [])
      ],
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['kind', 'key', 'snapshot_date'],
    measures: ['customers', 'net_amount'],
    async behind(asking, asked, cell) {
      const { day: as_of } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
      const segmentsAsked = await SegmentsAsked.of(asking, asked);
      const facts = async () => (await factsOn(asking, segmentsAsked, as_of)).facts;
      return behindChurn(cell, as_of, asked.scheme.scheme, facts, segmentsAsked.rules);
    }
  }
});

/** Worked out for this day alone, whatever is stored: the stored views hold every date of the build. */
async function factsOn({ session, signal }: AskingOfData, asked: SegmentsAsked, as_of: Day) {
  const { sql, bound } = await asked.compose(
    'churn',
    { as_of, scheme: asked.scheme.scheme },
    { dates: [as_of] },
    {}
  );
  return { facts: new Facts(await session.all<Fact>(sql, bound, { signal })), sql, bound };
}

/** The ends of the periods that begin by a day, the last one read on it. */
const seriesDates = (grain: Grain, as_of: Day, coverage: Coverage): Day[] =>
  periodsOfGrain(grain, { ...coverage, data_through: as_of }).map(({ read_on }) => read_on);

async function seriesOf(
  { session, signal, coverage }: AskingOfData,
  asked: SegmentsAsked,
  grain: Grain,
  as_of: Day
) {
  const dates = seriesDates(grain, as_of, coverage);
  const { sql, bound } = await asked.compose('churn_series', {}, { dates }, {});
  const told = await session.all<Sum & { snapshot_date: Day; status: string }>(sql, bound, { signal });

  const all = new Map<Day, number>();
  for (const { snapshot_date, customers } of told)
    all.set(snapshot_date, (all.get(snapshot_date) ?? 0) + customers);
  const rows = told.map(({ snapshot_date, status, customers, net_amount }): ChurnRow => ({
    kind: 'status_series',
    key: status,
    snapshot_date,
    value: shareOf(customers, all.get(snapshot_date) ?? 0),
    base: all.get(snapshot_date) ?? 0,
    customers,
    net_amount
  }));
  return { rows, sql, bound };
}
