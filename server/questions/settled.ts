import type { BuiltWith } from '../build/built-with.ts';
import { cutPointsInForce } from '../build/cut-points-in-force.ts';
import { refusal, type Refusal } from '../errors.ts';
import type { BoundGiven } from '../db/relations.ts';
import type { Day } from '../periods.ts';
import type { CutPoints, ReturnsPolicy } from '../schemes/contract.ts';
import { definitionPinned, fitCutPoints, pinnedUnder, pinnedVersions } from '../schemes/cut-points.ts';
import type { SchemeDefinition } from '../schemes/definition.ts';
import { rulesOf, type Rules } from '../schemes/rules.ts';
import { exampleCuts, fixedCutPoints, type TypedCuts } from '../schemes/typed-cuts.ts';
import { composed } from '../db/composed.ts';
import { dayToRead } from './dates.ts';
import type { Scoring, segmentParameters } from './parameters.ts';
import type { AskingOfData, ReadBy } from './question.ts';

/** cuts: of a question that asks what if, those of some measures only. */
export type AskedSegments = Omit<ReadBy<typeof segmentParameters>, 'cuts'> & {
  cuts: Partial<TypedCuts> | undefined;
};

/** A preset scores in its own way: the model that stands in the place of rfm_scores, and its own rules. */
interface Preset {
  model: string;
  returns?: ReturnsPolicy;
  /** measures that it cuts at quantiles of their values */
  cut_at_quantiles: readonly ('recency' | 'frequency' | 'monetary')[];
}

export const presets: Partial<Record<Scoring, Preset>> = {
  'preset:rfm_package': {
    model: 'rfm_package_scores',
    cut_at_quantiles: ['recency', 'frequency', 'monetary']
  },
  // Its frequency is cut at places in a row, which are always different.
  'preset:seg_map': {
    model: 'seg_map_scores',
    returns: 'exclude',
    cut_at_quantiles: ['recency', 'monetary']
  }
};

/** A date that a preset cannot score, and why. */
export interface Unscored {
  snapshot_date: Day;
  refusal: Refusal;
}

/** Quantiles of fewer values than scores fall together: equal edges, and scores that nobody can have. */
export async function unscoredBy(
  { home, session, signal }: AskingOfData,
  preset: Scoring,
  { cut_at_quantiles }: Preset,
  given: Readonly<Record<string, BoundGiven>>
): Promise<Unscored[]> {
  const { sql, bound } = composed(home.library, 'distinct_values', given, {});
  const days = await session.all<ValuesOfDay>(sql, bound, { signal });
  return days.flatMap((day) => {
    const measure = cut_at_quantiles.find((each) => day[each] < scores);
    if (!measure) return [];
    const { snapshot_date } = day;
    const details = { preset, measure, values: day[measure], day: snapshot_date };
    return [{ snapshot_date, refusal: refusal('preset_too_few_values', details) }];
  });
}

type ValuesOfDay = Record<'recency' | 'frequency' | 'monetary', number> & { snapshot_date: Day };

const scores = 5;

export interface Settled {
  /** as its file says today, or said when the version asked for was pinned */
  scheme: SchemeDefinition;
  rules: Rules;
  /** null when each snapshot has its own */
  cuts: CutPoints | null;
}

/** Which rules and which cut points: as asked, else as pinned, else as the settings say. */
export async function settle(asking: AskingOfData, asked: AskedSegments, built: BuiltWith): Promise<Settled> {
  const { home, session, settings, coverage } = asking;
  const { scheme, version, reference, scoring, cuts } = asked;
  refuseTogether(asked);

  const preset = scoring && presets[scoring];
  const pinned = version === undefined ? undefined : await pinnedVersion(asking, scheme, version);
  // null is an answer: the whole history, which presets look back on too.
  const lookback_days =
    asked.lookback !== undefined ? asked.lookback : preset ? null : (pinned ?? settings).lookback_days;
  const returns = asked.returns ?? preset?.returns ?? (pinned ?? settings).returns;
  const rules = rulesOf({ ...settings, lookback_days, returns });
  const { scoring: needs } = scheme;

  if (preset || scoring === 'relative') return { scheme, rules, cuts: null };
  if (pinned) {
    const then = await schemePinned(asking, scheme, version ?? 0);
    return { scheme: then, rules, cuts: await pinnedUnder(home, session, rules, pinned, then.scoring) };
  }
  if (reference) {
    const { day } = dayToRead(reference, coverage);
    return { scheme, rules, cuts: await fitCutPoints(home, session, day, rules, 'reference', needs) };
  }
  const fitted = await cutPointsInForce(asking, scheme, rules, built);
  return { scheme, rules, cuts: cuts ? fixedCutPoints(cuts, needs, rules, fitted) : fitted };
}

/** Each of these chooses the cut points. */
function refuseTogether({ scheme, version, reference, scoring, cuts }: AskedSegments): void {
  const ownScoring = scoring !== undefined && scoring !== 'pinned';
  if ([version, reference, ownScoring || undefined].filter((choice) => choice !== undefined).length > 1) {
    throw refusal('reference_with_version');
  }
  if (!scheme.is_scored && (version !== undefined || reference || cuts || scoring === 'fixed')) {
    throw refusal('scheme_without_scores', { scheme: scheme.scheme });
  }
  if (scoring === 'fixed' && !cuts) throw refusal('cuts_missing', { example: exampleCuts(scheme.scoring) });
  if (cuts && scoring !== 'fixed') throw refusal('cuts_without_fixed');
}

async function pinnedVersion(
  { home }: AskingOfData,
  { scheme }: SchemeDefinition,
  version: number
): Promise<CutPoints> {
  const versions = await pinnedVersions(home, scheme);
  const found = versions.find((pinned) => pinned.version === version);
  if (!found && versions.length === 0) throw refusal('scheme_never_pinned', { scheme, version });
  if (!found) {
    const known = versions.map((pinned) => String(pinned.version ?? ''));
    throw refusal('unknown_version', { scheme, version, known });
  }
  return found;
}

/** The scheme as its file said when the version was pinned: an old review reads the same years later. */
async function schemePinned(
  { home }: AskingOfData,
  scheme: SchemeDefinition,
  version: number
): Promise<SchemeDefinition> {
  const text = await definitionPinned(home, scheme.scheme, version);
  return text === undefined ? scheme : home.schemes.read({ name: scheme.scheme, text });
}
