import type { BoundGiven } from '../db/relations.ts';
import type { Session } from '../db/session.ts';
import type { Parameters as Bound } from '../db/values.ts';
import type { Home, Published } from '../home.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { fitCutPoints, pinnedUnder, pinnedVersions, readBy } from '../schemes/cut-points.ts';
import { noCutPoints, pastedRules, rulesOf } from '../schemes/rules.ts';
import { defaultScheme } from '../schemes/schemes.ts';
import { noFormerBoundaries } from '../schemes/former-boundaries.ts';
import { settingsInForce, type Settings } from '../settings.ts';
import { buildCore, buildMarts, type Building } from './build-models.ts';
import { forgetFormer, keepFormer, type Correcting } from './changing-customers.ts';
import { Aside, InPlace, sweep, type Standing, type Target } from './target.ts';
import { asEverybody, asKnown } from '../db/unfold.ts';
import { storeDimensionsHeld } from '../dimensions.ts';
import { identitiesInForce, mergedIds, mergedRelation } from '../identity/identity.ts';
import { makeWay } from './make-way.ts';
import { askedInShort } from './asked-by-every-build.ts';
import { inputsLoaded, store, storeAskedRelations } from './asked-relations.ts';
import {
  builtWith,
  builtWithRelation,
  isBuiltBy,
  isCoreBuiltBy,
  same,
  type BuiltWith
} from './built-with.ts';
import { forgetUnentered } from '../extracts/unseen.ts';
import { arrivedFrom, outdatedBy } from './arrival.ts';
import { forgetPartsBefore } from './parts-before.ts';
import { forgetTouched, refreshCore } from './refresh-core.ts';
import { refreshMarts } from './refresh-marts.ts';
import { automaticReference, storedSlices, type Coverage, type Slice } from './calendar.ts';

/** What people decided, of what marts are built by. */
interface Decisions {
  settings: Settings;
  /** of the default scheme: the marts hold no other cut points */
  pinned: CutPoints | undefined;
  /** customer ids that go under others */
  merged: ReadonlyMap<string, string>;
}

const decisionsInForce = async (home: Home): Promise<Decisions> => ({
  settings: await settingsInForce(home),
  pinned: (await pinnedVersions(home, defaultScheme)).at(-1),
  merged: mergedIds(await identitiesInForce(home.decisions))
});

/** Decisions that are stored once the marts are built by them: what is absent is as it was decided last. */
export interface Decided extends Partial<Decisions> {
  /**
   * From so many order lines on, the steps are transactions of their own. Nothing else was written in the caller's
   * transaction, or what nobody sees yet: it is committed with the first.
   */
  aside_from?: number;
  /** what was written becomes seen, with the marts */
  show?: () => Promise<void>;
  /** Lines, and all else that was loaded, are those by which the marts were built last. */
  only_decided?: boolean;
  /** where sums are corrected, another measure than the usual one */
  correcting?: Correcting;
}

/** An extract that has just been entered: where it changes little, only that is worked out. */
export interface Arrived {
  extract_key: number;
}

/**
 * Builds every model from the loaded lines and publishes the result, inside the caller's transaction: a load and its marts
 * become visible together or not at all. So does what is built beside what stands, whose steps are committed before.
 */
export async function publish(
  home: Home,
  session: Session,
  at: Date,
  decided: Decided = {},
  arrived?: Arrived
): Promise<Published> {
  return publishOver(
    home,
    session,
    at,
    { ...(await decisionsInForce(home)), ...decided },
    await sweep(session),
    arrived
  );
}

/** The same where it is known what stands and what was decided. */
async function publishOver(
  home: Home,
  session: Session,
  at: Date,
  decided: Decided & Decisions,
  relations: readonly Standing[],
  arrived?: Arrived
): Promise<Published> {
  const { settings, pinned, merged } = decided;
  const rules = rulesOf(settings);
  const models = home.library.fingerprint;

  const stood = arrived && (await builtBefore(session, { ...decided, models }));

  const lastBuild = await lastBuilt(session, relations);
  const isOfModels = lastBuild?.models === models;
  const prepare = async () => {
    await decided.show?.();
    if (!isOfModels) await makeWay(session, home.library, relations, lastBuild?.written);
  };
  const mergedRows = await mergedRelation(session, merged);
  const voided = await applyVoidStatuses(session, settings, stood && arrived.extract_key);
  // Lines that were changed or have arrived must go back with a build that fails, unless nobody sees them.
  const { aside_from, show } = decided;
  const isAside =
    (!arrived || show !== undefined) &&
    voided === 0 &&
    aside_from !== undefined &&
    (await countLines(session)) >= aside_from &&
    !(stood && (await changesLittle(session, arrived, stood.coverage, mergedRows)));
  const standing = stood && !isAside ? { ...stood, ...arrived } : undefined;
  const coreStands =
    decided.only_decided === true &&
    voided === 0 &&
    lastBuild !== undefined &&
    isCoreBuiltBy(lastBuild, { ...decided, models });
  // Beside what stands no view does.
  const views = { areThere: isOfModels && !isAside };
  const build = async (target: Target): Promise<Coverage | null> => {
    await store(target, 'merged_customers', mergedRows);
    const arrivedOn = standing && (await arrivedFrom(session, standing.extract_key));
    const coverage = await coverageOf(session);
    const changed = arrivedOn && coverage ? outdatedBy(arrivedOn, standing.coverage, coverage) : undefined;
    const isKept = changed !== undefined && (await keepFormer(session, changed, rules, decided.correcting));
    if (arrivedOn) await refreshCore(home.library, session, standing.extract_key);
    else if (!coreStands) await buildCore({ library: home.library, target }, views);
    await storeDimensionsHeld(target, { afterOrders: arrivedOn !== undefined });

    const automatic =
      changed && standing
        ? standing.built.automatic
        : coverage &&
          (await fitCutPoints(home, session, automaticReference(coverage), rules, 'automatic', [
            'thirds',
            'high'
          ]));
    const cut_points =
      automatic && (pinned ? await pinnedUnder(home, session, rules, pinned) : readBy([], automatic));

    const outdated = standing && same(cut_points, standing.built.cut_points) ? changed : undefined;

    const known = asKnown({ ...pastedRules(rules), ...noFormerBoundaries.known });
    const building: Building = {
      library: home.library,
      session,
      target,
      asked: (sql) => asEverybody(known(sql)),
      by: { rules, cut_points: cut_points ?? noCutPoints }
    };
    const told = await inputsLoaded(session, arrivedOn ? arrived?.extract_key : undefined);
    await storeAskedRelations(target, rules, coverage, cut_points, told);
    if (outdated) await refreshMarts(building, outdated, isKept);
    else await buildMarts(building, coverage ? await slicesOf(session, coverage) : [], views);
    if (isKept) await forgetFormer(session);
    if (arrivedOn) await forgetTouched(session);
    const { void_statuses } = settings;
    await store(
      target,
      'built_with',
      builtWithRelation({
        rules,
        cut_points,
        automatic,
        void_statuses,
        merged: [...merged],
        models,
        asked: askedInShort(coverage),
        written: [...new Set([...target.written, ...home.library.of('model').map(({ name }) => name)])].sort()
      })
    );
    return coverage;
  };
  if (!isAside) await prepare();
  const coverage = await (isAside ? Aside.building(session, build, prepare) : build(new InPlace(session)));
  if (arrived) await forgetPartsBefore(session, arrived.extract_key);
  return announce(session, coverage, at);
}

/** So many order lines are worth the commits of a build whose steps are transactions of their own. */
export const manyLines = 1_000_000;

export async function countLines(session: Session): Promise<number> {
  const [counted] = await session.all<{ lines: number }>('select count(*) as lines from order_lines');
  return counted?.lines ?? 0;
}

/** What the warehouse was built with last; undefined before it was. */
const lastBuilt = async (session: Session, relations: readonly Standing[]): Promise<BuiltWith | undefined> =>
  relations.some(({ name }) => name === 'built_with') ? builtWith(session) : undefined;

/** What the marts stand by, where they stand by the decisions in force: what has arrived is added to them then. */
async function builtBefore(
  session: Session,
  decisions: Omit<Parameters<typeof isBuiltBy>[1], 'asked'>
): Promise<{ built: BuiltWith; coverage: Coverage } | undefined> {
  const [last] = await session.all<Coverage>(
    `select covers_from, data_through from publications
     where covers_from is not null order by data_version desc limit 1`
  );
  if (!last) return undefined;
  const built = await builtWith(session);
  return isBuiltBy(built, { ...decisions, asked: askedInShort(last) })
    ? { built, coverage: last }
    : undefined;
}

async function slicesOf(session: Session, coverage: Coverage): Promise<Slice[]> {
  const [known] = await session.all<{ customers: number }>(
    'select count(*) as customers from customer_dimensions'
  );
  return storedSlices(coverage, known?.customers ?? 0);
}

/** Takes away what a build or a load left that came to no end. Answers what stands. */
export async function clearUnfinished(session: Session): Promise<Standing[]> {
  await forgetUnentered(session);
  return sweep(session);
}

/**
 * Builds anew when the marts stand by other decisions than those in force. Decisions and marts are two files, and
 * no transaction holds both: a process may have ended between them. It may have ended in a build, too, or in a load.
 */
export async function publishIfOutdated(home: Home, at: Date): Promise<void> {
  await home.warehouse.writing(async (session) => {
    const relations = await clearUnfinished(session);
    const { covers_from, data_through } = await home.published(session);
    if (covers_from === null || data_through === null) return;
    const decisions = await decisionsInForce(home);
    const models = home.library.fingerprint;
    const asked = askedInShort({ covers_from, data_through });
    if (isBuiltBy(await builtWith(session), { ...decisions, models, asked })) return;
    const decided = { ...decisions, aside_from: manyLines, only_decided: true };
    await publishOver(home, session, at, decided, relations);
  });
}

/** Whether what has arrived can be added to what stands: found out before anything is built. */
async function changesLittle(
  session: Session,
  { extract_key }: Arrived,
  before: Coverage,
  merged: BoundGiven
): Promise<boolean> {
  const temporary = {
    table: async (name: string, sql: string) =>
      void (await session.run(`create temp table ${name} as ${sql}`)),
    insert: async (name: string, sql: string, parameters: Bound) =>
      void (await session.run(`insert into temp.${name} ${sql}`, parameters))
  };
  await store(temporary, 'merged_customers', merged);
  const arrivedOn = await arrivedFrom(session, extract_key);
  await session.run('drop table temp.merged_customers');
  const after = await coverageOf(session);
  return arrivedOn !== undefined && after !== null && outdatedBy(arrivedOn, before, after) !== undefined;
}

/**
 * A changed list of void statuses applies to what is loaded already: the printed status is kept with each line. Where the
 * marts stand by the list in force, so do all lines but those of the extract that has just arrived. Answers how many lines
 * it applies to.
 */
async function applyVoidStatuses(
  session: Session,
  { void_statuses }: Settings,
  arrived?: number
): Promise<number> {
  return session.run(
    `update order_lines set is_void = not is_void
     where is_void <> coalesce(lower(trim(status)) = any($statuses), false)
     ${arrived === undefined ? '' : `and extract_key = ${arrived}`}`,
    { statuses: void_statuses.map((status) => status.toLowerCase()) }
  );
}

/** What was declared counts where it is wider than the lines: a shop that was closed on the last day still covers it. */
async function coverageOf(session: Session): Promise<Coverage | null> {
  const [row] = await session.all<Coverage>(
    `select min(least(data_from, coalesce(covers_from, data_from))) as covers_from,
            max(greatest(data_through, coalesce(covers_through, data_through))) as data_through
     from extracts where status = 'loaded' and kind = 'order_lines'`
  );
  return row?.covers_from ? row : null;
}

async function announce(session: Session, coverage: Coverage | null, at: Date): Promise<Published> {
  const [published] = await session.all<Published>(
    `select coalesce((select max(data_version) from publications), 0) + 1 as data_version,
            cast($at as timestamp) as published_at,
            cast($covers_from as date) as covers_from,
            cast($data_through as date) as data_through,
            coalesce((select bool_or(is_demo) from extracts where status = 'loaded'), false) as has_demo`,
    {
      at: at.toISOString().replace('Z', ''),
      covers_from: coverage?.covers_from ?? null,
      data_through: coverage?.data_through ?? null
    }
  );
  if (!published) throw new Error('a publication is one row');
  await session.run(
    `insert into publications values ($data_version, cast($published_at as timestamp), cast($covers_from as date), cast($data_through as date), $has_demo)`,
    { ...published }
  );
  return published;
}
