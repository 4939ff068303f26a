import { snapshotRelation } from '../build/calendar.ts';
import type { BoundGiven } from '../db/relations.ts';
import type { Session } from '../db/session.ts';
import { composed } from '../db/composed.ts';
import type { Home } from '../home.ts';
import type { Day } from '../periods.ts';
import { readOnce } from '../read-once.ts';
import type { CutPoints, Cuts, HighCuts } from './contract.ts';
import type { SchemeDefinition } from './definition.ts';
import type { Scoring } from './facts.ts';
import {
  cutPointRelation,
  cutsOfRow,
  highOfRow,
  rulesRelation,
  type CutRow,
  type HighRow,
  type Rules
} from './rules.ts';

/**
 * Fits cut points to the scored customers of one day, under the look-back and returns policy of the rules. Thirds and
 * high and low only for schemes that read them.
 */
export async function fitCutPoints(
  home: Home,
  session: Session,
  reference_date: Day,
  rules: Rules,
  source: CutPoints['source'],
  scoring: readonly Scoring[] = []
): Promise<CutPoints> {
  const given = {
    snapshot_dates: snapshotRelation([reference_date], rules),
    rules_in_force: rulesRelation(rules)
  };
  const fifths = await fitted<CutRow>(home, session, 'rfm_cut_points', given);
  const cuts: CutPoints = {
    source,
    version: null,
    reference_date,
    lookback_days: rules.lookback_days,
    returns: rules.returns,
    n: fifths.n,
    ...cutsOfRow(fifths, 5)
  };
  if (scoring.includes('thirds')) {
    cuts.thirds = cutsOfRow(await fitted<CutRow>(home, session, 'third_cut_points', given), 3);
  }
  if (scoring.includes('high')) {
    const scored = { ...given, cut_points: cutPointRelation(cuts) };
    cuts.high = highOfRow(await fitted<HighRow>(home, session, 'high_cut_points', scored));
  }
  return cuts;
}

/** Of cut points for all that a scheme may read, those that this one does. */
export function readBy(scoring: readonly Scoring[], { thirds, high, ...fifths }: CutPoints): CutPoints {
  return {
    ...fifths,
    ...(thirds && scoring.includes('thirds') && { thirds }),
    ...(high && scoring.includes('high') && { high })
  };
}

async function fitted<Row>(
  home: Home,
  session: Session,
  model: string,
  given: Record<string, BoundGiven>
): Promise<Row> {
  const asked = { sql: `select * from ${model}`, inputs: [model] };
  const { sql, bound } = composed(home.library, asked, given, {});
  const [row] = await session.all<Row>(sql, bound);
  if (!row) throw new Error(`${model} answers with one row for each date`);
  return row;
}

interface VersionRow {
  version: number;
  reference_date: Day;
  lookback_days: number | null;
  returns: CutPoints['returns'];
  n: number;
  recency: string;
  frequency: string;
  monetary: string;
  thirds: string | null;
  high: string | null;
}

/** What people pinned for a scheme, oldest first. */
export const pinnedVersions = readOnce(
  (home: Home, scheme: string) => ({ home, state: String(home.decisions.writes), key: scheme }),
  async (home, scheme): Promise<readonly CutPoints[]> => {
    const rows = await home.decisions.all<VersionRow>(
      `select version, reference_date, lookback_days, returns, n, recency, frequency, monetary, thirds, high
       from definition_versions where scheme = $scheme order by version`,
      { scheme }
    );
    return rows.map(({ recency, frequency, monetary, thirds, high, ...row }) => ({
      source: 'pinned',
      ...row,
      recency: JSON.parse(recency) as CutPoints['recency'],
      frequency: JSON.parse(frequency) as CutPoints['frequency'],
      monetary: JSON.parse(monetary) as CutPoints['monetary'],
      ...(thirds !== null && { thirds: JSON.parse(thirds) as Cuts }),
      ...(high !== null && { high: JSON.parse(high) as HighCuts })
    }));
  }
);

/** The file of a scheme as it was when a version was pinned; undefined for one pinned before files were kept. */
export async function definitionPinned(
  home: Home,
  scheme: string,
  version: number
): Promise<string | undefined> {
  const [row] = await home.decisions.all<{ definition: string | null }>(
    'select definition from definition_versions where scheme = $scheme and version = $version',
    { scheme, version }
  );
  return row?.definition ?? undefined;
}

/** Fitted cut points as the next version of the scheme; storePinned makes them so. */
export async function asNextVersion(home: Home, scheme: string, cuts: CutPoints): Promise<CutPoints> {
  const last = (await pinnedVersions(home, scheme)).at(-1);
  return { ...cuts, source: 'pinned', version: (last?.version ?? 0) + 1 };
}

/** Stores a version, with the scheme as its file says it today: from now on it stays until somebody pins another. */
export async function storePinned(
  home: Home,
  { scheme, map, file }: SchemeDefinition,
  cuts: CutPoints,
  at: Date
): Promise<void> {
  // A file that leans on another one would change with it: the codes are spelled out.
  const assign = map ? { map: { by: map.by, codes: { segments: codesBySegment(map.codes) } } } : file.assign;
  await home.decisions.writing((session) =>
    session.run(
      `insert into definition_versions
         (scheme, version, pinned_at, reference_date, lookback_days, returns, n, recency, frequency, monetary,
          thirds, high, definition)
       values ($scheme, $version, cast($at as timestamp), cast($reference_date as date),
          $lookback_days, $returns, $n, $recency, $frequency, $monetary, $thirds, $high, $definition)`,
      {
        scheme,
        version: cuts.version,
        at: at.toISOString().replace('Z', ''),
        reference_date: cuts.reference_date,
        lookback_days: cuts.lookback_days,
        returns: cuts.returns,
        n: cuts.n,
        recency: JSON.stringify(cuts.recency),
        frequency: JSON.stringify(cuts.frequency),
        monetary: JSON.stringify(cuts.monetary),
        thirds: cuts.thirds ? JSON.stringify(cuts.thirds) : null,
        high: cuts.high ? JSON.stringify(cuts.high) : null,
        definition: JSON.stringify({ ...file, assign })
      }
    )
  );
}

function codesBySegment(codes: readonly { code: string; segment: string }[]): Record<string, string[]> {
  const segments: Record<string, string[]> = {};
  for (const { code, segment } of codes) (segments[segment] ??= []).push(code);
  return segments;
}

/**
 * A pinned version under the rules of a question. Pinned under another look-back or returns policy, it is fitted anew
 * on the pinned day, because days and amounts of one look-back say nothing of another; the cuts then say so themselves.
 */
export async function pinnedUnder(
  home: Home,
  session: Session,
  rules: Rules,
  pinned: CutPoints,
  scoring?: readonly Scoring[]
): Promise<CutPoints> {
  if (isPinnedUnder(rules, pinned)) return pinned;
  const anew = await fitCutPoints(home, session, pinned.reference_date, rules, 'reference', scoring);
  const { version, lookback_days, returns } = pinned;
  return { ...anew, fitted_anew_from: { version, lookback_days, returns } };
}

export const isPinnedUnder = (rules: Rules, pinned: CutPoints) =>
  pinned.lookback_days === rules.lookback_days && pinned.returns === rules.returns;
