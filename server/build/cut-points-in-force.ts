import type { Session } from '../db/session.ts';
import type { Home } from '../home.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { fitCutPoints, pinnedUnder, pinnedVersions, readBy } from '../schemes/cut-points.ts';
import type { SchemeDefinition } from '../schemes/definition.ts';
import type { Rules } from '../schemes/rules.ts';
import { defaultScheme } from '../schemes/schemes.ts';
import { same, type BuiltWith } from './built-with.ts';
import { automaticReference, type Coverage } from './calendar.ts';

/**
 * The cut points a scheme is read with while a question names no others: those pinned last; until somebody pins, those
 * fitted on the automatic day, which the build has already unless the question asks by other rules.
 */
export async function cutPointsInForce(
  { home, session, coverage }: { home: Home; session: Session; coverage: Coverage },
  { scheme, is_scored, scoring }: Pick<SchemeDefinition, 'scheme' | 'is_scored' | 'scoring'>,
  rules: Rules,
  built: BuiltWith
): Promise<CutPoints> {
  // Lists of customers show scores beside any scheme: those of the default one where it has none of its own.
  const pinned = (await pinnedVersions(home, is_scored ? scheme : defaultScheme)).at(-1);
  if (pinned) return pinnedUnder(home, session, rules, pinned, scoring);
  if (built.automatic && same(rules, built.rules)) return readBy(scoring, built.automatic);
  return fitCutPoints(home, session, automaticReference(coverage), rules, 'automatic', scoring);
}
