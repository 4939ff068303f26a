import { latestPeriod, snapshotRelation } from '../../build/calendar.ts';
import { groupsBy, oneGroup } from '../../build/cohort-kinds.ts';
import { activityParameters, activityRows } from '../../questions/activity-asked.ts';
import { dayToRead } from '../../questions/dates.ts';
import { dimension, period } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import {
  daysUntilReturned,
  kaplanMeier,
  medianOf,
  survivalAt,
  type GapsOfLength
} from '../../stats/survival.ts';
import type { SecondOrderAnswer, SecondOrderRow } from './contract.ts';

/** More curves in one picture tell nobody anything. */
const mostGroups = 8;

type Wait = GapsOfLength & { group_value: string | null };

export const secondOrder = question({
  name: 'second-order',
  purpose: 'How long customers wait for their second order, by a dimension of theirs.',
  parameters: { as_of: period, by: dimension, ...activityParameters },

  async answer(asking, asked): Promise<SecondOrderAnswer> {
    const { coverage, published } = asking;
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
    const { rows, definition } = await activityRows<Wait>(
      asking,
      asked,
      'second_order',
      { as_of },
      {
        snapshot_dates: snapshotRelation([as_of]),
        customer_groups: asked.by ? groupsBy(asked.by) : oneGroup
      },
      false
    );
    const all = groupsOf(rows);
    const told = all.slice(0, mostGroups);

    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...definition,
        as_of,
        by: asked.by ?? null,
        groups_left_out: all.length - told.length
      },
      rows: told.map(({ group, waits, customers }) => summary(group, waits, customers)),
      curves: told.flatMap(({ group, waits }) =>
        kaplanMeier(waits).map(({ days, survival, at_risk }) => ({ group, days, survival, at_risk }))
      ),
      ...(partial && { partial })
    };
  }
});

function groupsOf(rows: readonly Wait[]) {
  const groups = new Map<string | null, Wait[]>();
  for (const row of rows) groups.set(row.group_value, [...(groups.get(row.group_value) ?? []), row]);
  return [...groups]
    .map(([group, waits]) => ({
      group,
      waits,
      customers: waits.reduce((sum, { closed, open }) => sum + closed + open, 0)
    }))
    .sort(
      (one, other) => other.customers - one.customers || ((one.group ?? '') < (other.group ?? '') ? -1 : 1)
    );
}

function summary(group: string | null, waits: readonly Wait[], customers: number): SecondOrderRow {
  const curve = kaplanMeier(waits);
  const longest = Math.max(...waits.map(({ days }) => days));
  const within = (days: number) => (days > longest ? null : 1 - survivalAt(curve, days));
  return {
    group,
    customers,
    came_back: waits.reduce((sum, { closed }) => sum + closed, 0),
    median_days: medianOf(curve) ?? null,
    within_30: within(30),
    within_90: within(90),
    within_365: within(365),
    returned_80_days: daysUntilReturned(curve, 80) ?? null,
    returned_90_days: daysUntilReturned(curve, 90) ?? null
  };
}
