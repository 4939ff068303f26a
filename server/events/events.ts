import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { addDays, isDay, type Day } from '../periods.ts';

/** What a person said was done on a day. */
export interface MarkedEvent {
  event_id: number;
  name: string;
  happened_on: Day;
  /** of the contacts that say whom it reached and whom it left alone on purpose; null: it was for everybody */
  campaign: string | null;
  marked_at: string;
}

/** Those that are in force, by the day they happened on, the latest first. */
export async function eventsMarked(decisions: Pick<Session, 'all'>): Promise<MarkedEvent[]> {
  return decisions.all<MarkedEvent>(
    `select event_id, name, happened_on, campaign, marked_at
    from (
        select *, row_number() over (partition by event_id order by marked_at desc, name nulls first) as place
        from events
    )
    where place = 1
        and name is not null
    order by happened_on desc, event_id desc`
  );
}

export async function eventNamed(decisions: Pick<Session, 'all'>, event_id: number): Promise<MarkedEvent> {
  const events = await eventsMarked(decisions);
  const found = events.find((event) => event.event_id === event_id);
  if (!found)
    throw refusal('unknown_event', { event_id, known: events.map((event) => String(event.event_id)) });
  return found;
}

/** Refuses a campaign that no contact names: whom it reached could not be told. */
export async function refuseUnknownCampaign(
  session: Pick<Session, 'all'>,
  campaign: string | null
): Promise<void> {
  if (campaign === null) return;
  const known = await session.all<{ campaign: string }>(
    'select distinct campaign from contacts_in_force where campaign is not null order by campaign limit 20'
  );
  if (!known.some((each) => each.campaign === campaign))
    throw refusal('unknown_campaign', { campaign, known: known.map((each) => each.campaign) });
}

/** What is planned may be marked so many days ahead, and is read once the data reaches it; a day beyond is mistyped. */
const planned = 366;

/** Marks what was done on a day, or is planned for it. Answers all that is marked. */
export async function markEvent(
  home: Home,
  { name, happened_on, campaign }: { name: string; happened_on: string; campaign: string | null },
  now: Date
): Promise<MarkedEvent[]> {
  if (name.trim() === '') throw refusal('event_without_name');
  if (!isDay(happened_on)) throw refusal('period_malformed', { name: 'on', value: happened_on });
  const latest = addDays(instant(now).slice(0, 10), planned);
  if (happened_on > latest) throw refusal('event_too_far_off', { happened_on, latest });
  await home.warehouse.reading((session) => refuseUnknownCampaign(session, campaign));
  await home.decisions.writing((session) =>
    session.run(
      `insert into events
      select coalesce(max(event_id), 0) + 1, $name, cast($happened_on as date), $campaign, cast($at as timestamp)
      from events`,
      { name: name.trim(), happened_on, campaign, at: instant(now) }
    )
  );
  return eventsMarked(home.decisions);
}

/** Takes a mark away again. Answers what is still marked. */
export async function removeEvent(home: Home, event_id: number, now: Date): Promise<MarkedEvent[]> {
  await eventNamed(home.decisions, event_id);
  await home.decisions.writing((session) =>
    session.run(`insert into events values ($event_id, null, null, null, cast($at as timestamp))`, {
      event_id,
      at: instant(now)
    })
  );
  return eventsMarked(home.decisions);
}

const instant = (now: Date) => now.toISOString().replace('Z', '');
