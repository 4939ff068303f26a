import { datedPeriod, periodRelation, periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { addDays, parsePeriod, previousPeriod, type Grain, type Period } from '../../periods.ts';
import { activityParameters, activityRows } from '../../questions/activity-asked.ts';
import type { Cell } from '../../questions/cell.ts';
import { dayToRead } from '../../questions/dates.ts';
import { grain } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import type { LifecyclePoint, LifecycleSeriesAnswer } from './contract.ts';

const states = ['new', 'returning', 'resurrecting', 'dormant'];

export const lifecycleSeries = question({
  name: 'lifecycle-series',
  purpose: 'New, returning, resurrecting and dormant customers in every period.',
  parameters: { grain, ...activityParameters },

  async answer(asking, asked): Promise<LifecycleSeriesAnswer> {
    const { coverage, published, settings } = asking;
    const censored_before = addDays(coverage.covers_from, settings.censor_days);
    const { rows, definition } = await activityRows<LifecyclePoint>(
      asking,
      asked,
      'lifecycle_series',
      { grain: asked.grain, censored_before },
      { periods: periodRelation(periodsOfGrain(asked.grain, coverage)) },
      true
    );
    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: { ...definition, grain: asked.grain, censored_before },
      rows
    };
  },

  cells: {
    columns: ['period'],
    measures: ['buyers', ...states],
    behind: (asking, asked, cell) => behind(asking, asked.grain, cell)
  }
});

function behind(asking: AskingOfData, grain: Grain, { values, measure }: Cell) {
  const text = values['period'] ?? '';
  const period = parsePeriod(text);
  if (period?.grain !== grain) throw refusal('period_malformed', { name: 'period', value: text });
  dayToRead(period, asking.coverage);
  const as_of = datedPeriod(period, asking.coverage).read_on;
  return {
    relation: {
      sql: `select customer_key, cast(1 as bigint) as contribution
from customer_period_states
where period_state = any($period_states)`,
      inputs: ['customer_period_states'],
      parameters: {
        period_states: measure === 'buyers' ? states.filter((state) => state !== 'dormant') : [measure]
      }
    },
    given: { periods: periodRelation([datedPeriod(period, asking.coverage)]) },
    times: { dates: [as_of] },
    lines: { counted: 'activity' as const, days: daysOf(measure, period) },
    as_of
  };
}

/** Who is dormant bought in the period before, who returns in both. */
function daysOf(measure: string, period: Period) {
  const previous = previousPeriod(period);
  if (measure === 'dormant') return { from: previous.starts_on, through: previous.ends_on };
  return { from: (measure === 'returning' ? previous : period).starts_on, through: period.ends_on };
}
