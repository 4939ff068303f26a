import { createHash } from 'node:crypto';
import type { BoundGiven } from '../db/relations.ts';
import { ladderPlaces, schemeSegments } from '../schemes/scheme-segments.ts';
import { builtInSchemes, countedSchemes, defaultLadder, storedSchemes } from '../schemes/schemes.ts';
import {
  datesRelation,
  daysBefore,
  flowRelation,
  pathRelation,
  periodRelation,
  snapshotRelation,
  storedDates,
  storedFlows,
  storedPath,
  storedPeriods,
  type Coverage
} from './calendar.ts';
import { cohortKindRelation, cohortKinds } from './cohort-kinds.ts';

/** What a build is asked whatever was decided: it follows from the coverage alone. */
export const askedByEveryBuild = (coverage: Coverage | null): Record<string, BoundGiven> => ({
  snapshot_dates: snapshotRelation(coverage ? storedDates(coverage) : []),
  days_before: datesRelation('days_before', coverage ? daysBefore(coverage) : []),
  flow_dates: flowRelation(coverage ? storedFlows(coverage) : []),
  path_dates: pathRelation(coverage ? storedPath(coverage) : []),
  periods: periodRelation(coverage ? storedPeriods(coverage) : []),
  scheme_segments: schemeSegments(storedSchemes.map((name) => builtInSchemes.named(name))),
  cohort_kinds: cohortKindRelation(cohortKinds),
  ladder_places: ladderPlaces(builtInSchemes.named(defaultLadder), countedSchemes.indexOf(defaultLadder))
});

/** The same, told short: a new version of the product may ask other dates and kinds of the same models. */
export const askedInShort = (coverage: Coverage | null): string =>
  createHash('sha256')
    .update(JSON.stringify(askedByEveryBuild(coverage)))
    .digest('hex')
    .slice(0, 16);
