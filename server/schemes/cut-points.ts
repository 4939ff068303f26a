import { snapshotRelation } from '../build/calendar.ts';
import type { Session } from '../db/session.ts';
import { unfold } from '../db/unfold.ts';
import type { Home } from '../home.ts';
import type { Day } from '../periods.ts';
import type { CutPoints } from './contract.ts';
import { cutsOfRow, rulesRelation, type CutRow, type Rules } from './rules.ts';

/** Fits cut points to the scored customers of one day, under the look-back and returns policy of the rules. */
export async function fitCutPoints(
  home: Home,
  session: Session,
  reference_date: Day,
  rules: Rules,
  source: CutPoints['source']
): Promise<CutPoints> {
  const dates = snapshotRelation([reference_date]);
  const inForce = rulesRelation(rules);
  const sql = unfold(
    home.library,
    { sql: 'select * from rfm_cut_points', inputs: ['rfm_cut_points'] },
    { snapshot_dates: dates, rules_in_force: inForce }
  );
  const [row] = await session.all<CutRow>(sql, { ...dates.parameters, ...inForce.parameters });
  if (!row) throw new Error('rfm_cut_points answers with one row for each date');
  return {
    source,
    version: null,
    reference_date,
    lookback_days: rules.lookback_days,
    returns: rules.returns,
    ...cutsOfRow(row)
  };
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
}

/** What people pinned for a scheme, oldest first. */
export async function pinnedVersions(home: Home, scheme: string): Promise<CutPoints[]> {
  const rows = await home.decisions.all<VersionRow>(
    `select version, reference_date, lookback_days, returns, n, recency, frequency, monetary
     from definition_versions where scheme = $scheme order by version`,
    { scheme }
  );
  return rows.map(({ recency, frequency, monetary, ...row }) => ({
    source: 'pinned',
    ...row,
    recency: JSON.parse(recency) as CutPoints['recency'],
    frequency: JSON.parse(frequency) as CutPoints['frequency'],
    monetary: JSON.parse(monetary) as CutPoints['monetary']
  }));
}

/** Fitted cut points as the next version of the scheme; storePinned makes them so. */
export async function asNextVersion(home: Home, scheme: string, cuts: CutPoints): Promise<CutPoints> {
  const last = (await pinnedVersions(home, scheme)).at(-1);
  return { ...cuts, source: 'pinned', version: (last?.version ?? 0) + 1 };
}

/** Stores a version: from now on it stays until somebody pins another. */
export async function storePinned(home: Home, scheme: string, cuts: CutPoints, at: Date): Promise<void> {
  await home.decisions.writing((session) =>
    session.run(
      `insert into definition_versions values ($scheme, $version, cast($at as timestamp), cast($reference_date as date),
       $lookback_days, $returns, $n, $recency, $frequency, $monetary)`,
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
        monetary: JSON.stringify(cuts.monetary)
      }
    )
  );
}

/**
 * The cut points a scheme is read with while a question names no others: those pinned last; until somebody pins,
 * those fitted on the automatic reference.
 */
export async function cutPointsInForce(
  home: Home,
  session: Session,
  scheme: string,
  rules: Rules,
  automatic: Day
): Promise<CutPoints> {
  const pinned = (await pinnedVersions(home, scheme)).at(-1);
  return cutPointsBy(home, session, rules, { pinned, automatic });
}

export async function cutPointsBy(
  home: Home,
  session: Session,
  rules: Rules,
  { pinned, automatic }: { pinned: CutPoints | undefined; automatic: Day }
): Promise<CutPoints> {
  return pinned
    ? pinnedUnder(home, session, rules, pinned)
    : fitCutPoints(home, session, automatic, rules, 'automatic');
}

/**
 * A pinned version under the rules of a question. Pinned under another look-back or returns policy, it is fitted anew
 * on the pinned day, because days and amounts of one look-back say nothing of another.
 */
export async function pinnedUnder(
  home: Home,
  session: Session,
  rules: Rules,
  pinned: CutPoints
): Promise<CutPoints> {
  return isPinnedUnder(rules, pinned)
    ? pinned
    : fitCutPoints(home, session, pinned.reference_date, rules, 'reference');
}

export const isPinnedUnder = (rules: Rules, pinned: CutPoints) =>
  pinned.lookback_days === rules.lookback_days && pinned.returns === rules.returns;
