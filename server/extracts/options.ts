import { refusal } from '../errors.ts';
import { isDay, type Day } from '../periods.ts';
import type { Locale } from '../schemes/contract.ts';
import type { loadSteps } from '../messages/load-words.ts';
import { columnContract, kindNamed, type Kind } from './column-contract.ts';
import { kindOfMap, readMap, type MapFile } from './map-file.ts';
import { profileNamed, type Profile } from './profiles.ts';

export type Restate = 'order' | 'period' | 'append';

/** As people give them: nothing is checked yet. */
export interface LoadOptions {
  kind?: string | undefined;
  profile?: string | undefined;
  /** the parsed JSON of --map */
  map?: unknown;
  covers_from?: Day | undefined;
  covers_through?: Day | undefined;
  /** the business zone of this extract, for times that come with an offset; default: the setting */
  time_zone?: string | undefined;
  restate?: string | undefined;
  accept_rejects?: boolean | undefined;
  dry_run?: boolean | undefined;
  is_demo?: boolean | undefined;
  locale?: Locale | undefined;
  /** default: the clock */
  now?: Date | undefined;
  /** ends it without a trace when it fires before the end: whoever asked for it has left */
  signal?: AbortSignal | undefined;
  /** by which others can watch it; default: a name of its own */
  load_id?: string | undefined;
  /** of so many order lines what it writes is committed, unseen, before the marts are built; default: many */
  unseen_from?: number | undefined;
}

/** A step of a load, worded by loadSteps. */
export interface Progress {
  step: keyof typeof loadSteps;
  done?: number;
  of?: number;
}

export type Report = (progress: Progress) => void;

/** What was asked, checked. */
export interface Asked {
  /** undefined: whatever its headers say */
  kind: Kind | undefined;
  profile: string | undefined;
  map: MapFile | undefined;
  /** of each file, where they were read before: their headers need not be the same */
  maps?: readonly MapFile[];
  /** a person said something of the columns, to be remembered once the extract is loaded */
  remembers: boolean;
  /** that may be named, or be found by the headers */
  profiles: readonly Profile[];
  covers_from: Day | null;
  covers_through: Day | null;
  /** null: order, or append where the extract has no order ids */
  restate: Restate | null;
  accept_rejects: boolean;
  dry_run: boolean;
  is_demo: boolean;
  locale: Locale;
  now: Date;
  signal?: AbortSignal | undefined;
  load_id?: string | undefined;
  unseen_from?: number | undefined;
}

/** Checks everything that needs no file to be checked. */
export function checkedOptions(options: LoadOptions, profiles: readonly Profile[]): Asked {
  const profile = options.profile === undefined ? undefined : profileNamed(options.profile, profiles);
  const said = options.kind ?? profile?.kind ?? kindOfMap(options.map);
  const kind = said === undefined ? undefined : kindNamed(said);
  const map =
    options.map === undefined ? undefined : readMap(options.map, columnContract(kind ?? 'order_lines'));
  for (const zone of [options.time_zone, map?.options.time_zone]) {
    if (zone !== undefined && !isTimeZone(zone)) throw refusal('unknown_time_zone', { value: zone });
  }

  const covers_from = checkedDay('--covers-from', options.covers_from);
  const covers_through = checkedDay('--covers-through', options.covers_through);
  if (covers_from !== null && covers_through !== null && covers_through < covers_from) {
    throw refusal('coverage_reversed', { from: covers_from, through: covers_through });
  }

  return {
    kind,
    profile: options.profile,
    profiles,
    map: withZone(map, options.time_zone),
    remembers: options.map !== undefined || options.time_zone !== undefined,
    covers_from,
    covers_through,
    restate: checkedRestate(options.restate),
    accept_rejects: options.accept_rejects ?? false,
    dry_run: options.dry_run ?? false,
    is_demo: options.is_demo ?? false,
    locale: options.locale ?? 'en',
    now: options.now ?? new Date(),
    signal: options.signal,
    load_id: options.load_id,
    unseen_from: options.unseen_from
  };
}

const earliestDay = '1900-01-01';

/** A day that was mistyped would make a calendar of centuries, and what is covered can only grow. */
export function refuseImpossibleCoverage({ covers_from, covers_through }: Asked, latest: Day): void {
  for (const [name, value] of [
    ['--covers-from', covers_from],
    ['--covers-through', covers_through]
  ] as const) {
    if (value !== null && (value < earliestDay || value > latest)) {
      throw refusal('coverage_out_of_range', { name, value, earliest: earliestDay, latest });
    }
  }
}

/** A zone said beside the mapping is part of it. */
function withZone(map: MapFile | undefined, time_zone: string | undefined): MapFile | undefined {
  if (time_zone === undefined) return map;
  return { columns: {}, ...map, options: { ...map?.options, time_zone } };
}

function checkedRestate(value: string | undefined): Restate | null {
  if (value === undefined) return null;
  if (value === 'order' || value === 'period' || value === 'append') return value;
  throw refusal('unknown_restate', { value });
}

function checkedDay(name: string, value: Day | undefined): Day | null {
  if (value === undefined) return null;
  if (!isDay(value)) throw refusal('day_malformed', { name, value });
  return value;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
