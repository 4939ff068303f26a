import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Session } from '../db/session.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { isPinnedUnder } from '../schemes/cut-points.ts';
import { rulesOf, type Rules } from '../schemes/rules.ts';
import type { Settings } from '../settings.ts';

/** By which rules and cut points the stored marts were built: a question asked by others is unfolded instead. */
export interface BuiltWith {
  rules: Rules;
  cut_points: CutPoints | null;
  /** fitted on the automatic day, for all that a scheme may read: of use while nobody pins */
  automatic: CutPoints | null;
  void_statuses: string[];
  /** customer ids that go under others */
  merged?: [string, string][];
  /** of the models as they read then: a new version of the product builds anew */
  models: string;
  /** what it was asked whatever was decided, in short */
  asked: string;
  /** every table and view that it wrote */
  written?: string[];
}

export const builtWithRelation = (built: BuiltWith): BoundGiven =>
  valuesOf('built_with', { built_with: 'VARCHAR' }, [{ built_with: JSON.stringify(built) }]);

export async function builtWith(session: Session): Promise<BuiltWith> {
  const [stored] = await session.all<{ built_with: string }>('select built_with from built_with');
  if (!stored) throw new Error('a build says by what it was made');
  return JSON.parse(stored.built_with) as BuiltWith;
}

/** Whether the marts stand by these decisions. Without fitting anything: fitted cut points are known by their kind and day. */
export function isBuiltBy(
  built: BuiltWith,
  {
    settings,
    pinned,
    merged,
    models,
    asked
  }: {
    settings: Settings;
    pinned: CutPoints | undefined;
    merged: ReadonlyMap<string, string>;
    models: string;
    asked: string;
  }
): boolean {
  const { rules, cut_points } = built;
  if (!isCoreBuiltBy(built, { settings, merged, models })) return false;
  if (built.asked !== asked || !same(rules, rulesOf(settings))) return false;
  if (!pinned || !cut_points) return cut_points?.source === 'automatic';
  return isPinnedUnder(rules, pinned)
    ? same(cut_points, pinned)
    : cut_points.source === 'reference' && cut_points.reference_date === pinned.reference_date;
}

/** Whether what happened stands by these decisions: orders, days and states depend on few of them. */
export const isCoreBuiltBy = (
  built: BuiltWith,
  { settings, merged, models }: { settings: Settings; merged: ReadonlyMap<string, string>; models: string }
): boolean =>
  built.models === models &&
  same(built.merged ?? [], [...merged]) &&
  same(built.void_statuses, settings.void_statuses);

/** Plain values in a fixed order are the same when their JSON is. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
