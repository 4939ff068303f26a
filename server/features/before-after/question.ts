import { validityMeasures } from '../../../sql/metrics/validity-measures.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { eventNamed, eventsMarked, refuseUnknownCampaign, type MarkedEvent } from '../../events/events.ts';
import { period, segmentParameters, text, whole } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { refusal } from '../../errors.ts';
import type { BeforeAfterAnswer, BeforeAfterDefinition } from './contract.ts';
import { blocks, effectsOf, type BlockSums } from './effects.ts';
import { earlierStretches, stretchesOf, type Stretches } from './stretches.ts';
import { notesOn, verdictOn } from './verdict.ts';

const usualDays = 90;

export const beforeAfter = question({
  name: 'before-after',
  purpose:
    'What customers bought before and after a marked event, by segment, against those left alone or an earlier time.',
  parameters: {
    event: whole(1, 1_000_000),
    on: period,
    campaign: text,
    days: whole(1, 366),
    ...segmentParameters
  },

  async answer(asking, asked): Promise<BeforeAfterAnswer> {
    const { home, session, coverage, locale, published } = asking;
    const marked = await eventsMarked(home.decisions);
    const event = asked.on ? null : await eventAsked(asking, asked.event, marked);
    const campaign = asked.campaign ?? event?.campaign ?? null;
    await refuseUnknownCampaign(session, campaign);
    const on = asked.on?.starts_on ?? event?.happened_on ?? '';
    const wanted = asked.days ?? usualDays;
    const stretches = stretchesOf(on, wanted, coverage);

    const hasControl = campaign !== null && (await hasControlGroup(asking, campaign));
    const earlier = hasControl ? undefined : earlierStretches(stretches, marked, coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<BlockSums>(
      'before_after',
      {
        scheme: asked.scheme.scheme,
        day_before: stretches.day_before,
        opens_after: stretches.opens_after,
        baseline_day_before: earlier?.day_before ?? null,
        baseline_opens_after: earlier?.opens_after ?? null,
        blocks
      },
      { flows: flowsOf([stretches, ...(earlier ? [earlier] : [])]) },
      { event_customers: eventCustomers(campaign, hasControl, earlier !== undefined) }
    );
    const segments = definition.scheme.segments
      .toSorted((one, other) => one.position - other.position)
      .map(({ segment }) => segment)
      .filter((segment) => rows.some((row) => row.segment === segment && row.role === 'treated'));
    const kind = hasControl ? 'control' : earlier ? 'earlier' : 'none';
    const told = effectsOf(rows, segments, kind !== 'none');
    const { opens_after, day_before, through, days } = stretches;
    const toldOf: BeforeAfterDefinition = {
      ...definition,
      event,
      days,
      day_before,
      opens_after,
      through,
      baseline: { kind, day_before: earlier?.day_before ?? null },
      measures: validityMeasures.filter(({ id }) => told.some(({ measure }) => measure === id))
    };
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: toldOf,
      rows: told,
      verdict: verdictOn(told, toldOf, locale, event?.name ?? on),
      notes: notesOn(told, toldOf, {
        locale,
        wanted,
        coverage,
        others: marked.filter(
          ({ event_id, happened_on }) =>
            event_id !== event?.event_id && happened_on > opens_after && happened_on <= through
        )
      })
    };
  }
});

/** The one asked for, or the latest that the data has reached. */
async function eventAsked(
  { home, coverage }: AskingOfData,
  event_id: number | undefined,
  marked: readonly MarkedEvent[]
): Promise<MarkedEvent> {
  if (event_id !== undefined) return eventNamed(home.decisions, event_id);
  const latest = marked.find(({ happened_on }) => happened_on <= coverage.data_through);
  if (!latest) throw refusal('no_event');
  return latest;
}

async function hasControlGroup({ session }: AskingOfData, campaign: string): Promise<boolean> {
  const [found] = await session.all<{ is_there: boolean }>(
    'select exists (select 1 from contacts_in_force where campaign = $campaign and is_control) as is_there',
    { campaign }
  );
  return found?.is_there ?? false;
}

/** Each stretch is a flow: of those that two pairs share only one. */
const flowsOf = (pairs: readonly Stretches[]) => [
  ...new Map(
    pairs
      .flatMap(({ opens_after, day_before, through }) => [
        { from_date: opens_after, to_date: day_before },
        { from_date: day_before, to_date: through }
      ])
      .map((flow) => [flow.from_date, flow])
  ).values()
];

/** Whom it was done for, and whom they are compared with. */
function eventCustomers(campaign: string | null, hasControl: boolean, hasEarlier: boolean): BoundGiven {
  const everybody = (role: string, isAround: boolean) =>
    `select customer_key, '${role}' as role, ${isAround} as is_around_baseline from asked_customers where customer_key > 0`;
  const named = (role: string, condition: string) =>
    `select customer_key, '${role}' as role, false as is_around_baseline
from (
    select contacts.customer_key, bool_or(not contacts.is_control and contacts.contacted_on is not null) as is_reached
    from contacts_in_force as contacts
    where contacts.campaign = $event_campaign
        and contacts.customer_key > 0
    group by contacts.customer_key
)
where ${condition}`;
  const parts = [
    campaign === null ? everybody('treated', false) : named('treated', 'is_reached'),
    ...(hasControl ? [named('baseline', 'not is_reached')] : []),
    ...(hasEarlier ? [everybody('baseline', true)] : [])
  ];
  return {
    sql: parts.join('\nunion all\n'),
    inputs: ['asked_customers', ...(campaign === null ? [] : ['contacts_in_force'])],
    parameters: campaign === null ? {} : { event_campaign: campaign }
  };
}
