import { automaticReference } from '../build/calendar.ts';
import { same, type BuiltWith } from '../build/built-with.ts';
import { refusal } from '../errors.ts';
import type { CutPoints, Scheme } from '../schemes/contract.ts';
import { cutPointsInForce, fitCutPoints, pinnedUnder, pinnedVersions } from '../schemes/cut-points.ts';
import { rulesOf, type Rules } from '../schemes/rules.ts';
import { defaultScheme } from '../schemes/schemes.ts';
import { dayToRead } from './dates.ts';
import type { segmentParameters } from './parameters.ts';
import type { AskingOfData, ReadBy } from './question.ts';

export type AskedSegments = ReadBy<typeof segmentParameters>;

/** Which rules and which cut points: as asked, else as pinned, else as the settings say. */
export async function settle(
  asking: AskingOfData,
  asked: AskedSegments,
  built: BuiltWith
): Promise<{ rules: Rules; cuts: CutPoints | null }> {
  const { home, session, settings, coverage } = asking;
  const { scheme, version, reference, scoring } = asked;
  if (
    [version, reference, scoring === 'relative' || undefined].filter((choice) => choice !== undefined)
      .length > 1
  ) {
    throw refusal('reference_with_version');
  }
  if (!scheme.is_scored && (version !== undefined || reference)) {
    throw refusal('scheme_without_scores', { scheme: scheme.scheme });
  }

  const pinned = version === undefined ? undefined : await pinnedVersion(asking, scheme, version);
  // null is an answer: the whole history.
  const lookback_days = asked.lookback !== undefined ? asked.lookback : (pinned ?? settings).lookback_days;
  const returns = asked.returns ?? (pinned ?? settings).returns;
  const rules = rulesOf({ ...settings, lookback_days, returns });

  if (scoring === 'relative') return { rules, cuts: null };
  if (pinned) return { rules, cuts: await pinnedUnder(home, session, rules, pinned) };
  if (reference) {
    const { day } = dayToRead(reference, coverage);
    return { rules, cuts: await fitCutPoints(home, session, day, rules, 'reference') };
  }
  if (same(rules, built.rules) && built.cut_points) return { rules, cuts: built.cut_points };
  const name = scheme.is_scored ? scheme.scheme : defaultScheme;
  return { rules, cuts: await cutPointsInForce(home, session, name, rules, automaticReference(coverage)) };
}

async function pinnedVersion(
  { home }: AskingOfData,
  { scheme }: Scheme,
  version: number
): Promise<CutPoints> {
  const versions = await pinnedVersions(home, scheme);
  const found = versions.find((pinned) => pinned.version === version);
  if (!found) {
    const known = versions.map((pinned) => pinned.version).join(', ') || '–';
    throw refusal('unknown_version', { scheme, version, known });
  }
  return found;
}
