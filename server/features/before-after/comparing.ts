import { valuesOf, type BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import { eventNamed, eventsMarked, refuseUnknownCampaign, type MarkedEvent } from '../../events/events.ts';
import type { Period } from '../../periods.ts';
import type { AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked, type Times } from '../../questions/segments-asked.ts';
import type { AskedSegments } from '../../questions/settled.ts';
import type { AskedOfSegments } from '../asked.ts';
import { comparedIn } from './compared.ts';
import { blocks } from './effects.ts';
import { earlierStretches, stretchesOf, type Stretches } from './stretches.ts';
import { sumsOf, type BlockSums } from './sums.ts';

export type AskedBeforeAfter = AskedSegments & {
  event: number | undefined;
  on: Period | undefined;
  campaign: string | undefined;
  days: number | undefined;
};

/** An event with all it can be compared with. */
export interface Comparing {
  event: MarkedEvent | null;
  on: string;
  /** days on either side that were asked for, or are usual */
  wanted: number;
  stretches: Stretches;
  /** of the event and of earlier times */
  times: Times;
  /** event_stretches and event_customers */
  given: Record<string, BoundGiven>;
  found: BlockSums[];
  /** that somebody of the event was in, best first */
  segments: string[];
  definition: AskedOfSegments;
}

/** Where nobody says how many days, the longest of these with which there is something to compare. */
const usualDays = [90, 60, 30];

export async function comparing(asking: AskingOfData, asked: AskedBeforeAfter): Promise<Comparing> {
  const { home, session, coverage } = asking;
  const marked = await eventsMarked(home.decisions);
  const event = asked.on ? null : await eventAsked(asking, asked.event, marked);
  const campaign = asked.campaign ?? event?.campaign ?? null;
  await refuseUnknownCampaign(session, campaign);
  const on = asked.on?.starts_on ?? event?.happened_on ?? '';
  const isControlled = campaign !== null && (await hasControlGroup(asking, campaign));
  const segmentsAsked = await SegmentsAsked.of(asking, asked);
  const [wanted = 0, ...shorter] = asked.days ? [asked.days] : usualDays;

  const tryOut = async (days: number): Promise<Comparing> => {
    const stretches = stretchesOf(on, days, coverage);
    const earlier = isControlled ? [] : earlierStretches(stretches, marked, coverage);
    const times = { flows: flowsOf([stretches, ...earlier]) };
    const given = {
      event_stretches: eventStretches(stretches, earlier),
      event_customers: eventCustomers(campaign)
    };
    const { scheme } = asked.scheme;
    const { rows, definition } = await segmentsAsked.rows<BlockSums>(
      'before_after',
      { scheme, blocks },
      times,
      given
    );
    const segments = definition.scheme.segments
      .toSorted((one, other) => one.position - other.position)
      .map(({ segment }) => segment)
      .filter((segment) => rows.some((row) => row.segment === segment && row.side === 'event'));
    return { event, on, wanted, stretches, times, given, found: rows, segments, definition };
  };

  const first = await tryOut(wanted);
  for (const days of shorter.filter((days) => days < first.stretches.days)) {
    if (isCompared(first)) break;
    const tried = await tryOut(days);
    if (isCompared(tried)) return tried;
  }
  return first;
}

const isCompared = ({ found, segments }: Comparing) =>
  comparedIn(sumsOf(found, segments), segments).baseline.kind !== 'none';

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

/** Each stretch is a flow: of those that two times share only one. */
const flowsOf = (times: readonly Stretches[]) => [
  ...new Map(
    times
      .flatMap(({ opens_after, day_before, through }) => [
        { from_date: opens_after, to_date: day_before },
        { from_date: day_before, to_date: through }
      ])
      .map((flow) => [flow.from_date, flow])
  ).values()
];

const eventStretches = (event: Stretches, earlier: readonly Stretches[]) =>
  valuesOf(
    'event_stretches',
    { day_before: 'DATE', is_earlier: 'BOOLEAN' },
    [event, ...earlier].map(({ day_before }, at) => ({ day_before, is_earlier: at > 0 }))
  );

/** Whom it was for, and who was left alone on purpose. */
const eventCustomers = (campaign: string | null): BoundGiven =>
  campaign === null
    ? {
        sql: `select customer_key, 'event' as side from asked_customers where customer_key > 0`,
        inputs: ['asked_customers'],
        parameters: {}
      }
    : {
        sql: `select
    customer_key,
    case when bool_or(not is_control and contacted_on is not null) then 'event' else 'control' end as side
from contacts_in_force
where campaign = $event_campaign
    and customer_key > 0
group by customer_key
having bool_or(is_control or contacted_on is not null)`,
        inputs: ['contacts_in_force'],
        parameters: { event_campaign: campaign }
      };
