import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Day } from '../periods.ts';
import type { SchemeDefinition } from './definition.ts';

/** Where flows come from, whatever a scheme calls those without an order. */
const enters = 'not_yet_customer';

/** How many of segments_by_number a segment of the scheme at this place counts for: each scheme has two digits. */
export const unitOf = (place: number): number => 100 ** place;
/** Two digits of a fifth would not fit into an INTEGER. */
export const mostCounted = 4;

/** The segments of a scheme, those who enter among them, numbered from 1. */
export function numbered({ scheme, segments }: SchemeDefinition, place = 0) {
  const withEnters = segments.some(({ segment }) => segment === enters)
    ? segments
    : [...segments, { segment: enters, position: 1 + Math.max(...segments.map(({ position }) => position)) }];
  if (withEnters.length > 99) throw new Error(`${scheme}: more segments than two digits can tell`);
  return withEnters.map(({ segment, position }, at) => ({
    scheme,
    segment,
    position,
    unit: unitOf(place),
    number: at + 1
  }));
}

/** The segments of a scheme in their order, those who enter among them. */
const inOrder = (scheme: SchemeDefinition): string[] =>
  numbered(scheme)
    .sort((one, other) => one.position - other.position)
    .map(({ segment }) => segment);

/** The parameters of the query segment_flow: which flows, no two of them to the same day, and how their segments are ordered. */
export function flowParameters(
  scheme: SchemeDefinition,
  flows: readonly { from_date: Day; to_date: Day }[]
): { scheme: string; segments: string[]; from_dates: Day[]; to_dates: Day[] } {
  const to_dates = flows.map(({ to_date }) => to_date);
  if (new Set(to_dates).size < to_dates.length)
    throw new Error('one of two flows to a day would not be told');
  return {
    scheme: scheme.scheme,
    segments: inOrder(scheme),
    from_dates: flows.map(({ from_date }) => from_date),
    to_dates
  };
}

/**
 * The segments of schemes as the relation scheme_segments, those who enter among them: they have a row in every scheme.
 * Schemes stand in the order in which segments_by_number numbers them.
 */
export const schemeSegments = (schemes: readonly SchemeDefinition[]): BoundGiven =>
  valuesOf(
    'scheme_segments',
    {
      scheme: 'VARCHAR',
      segment: 'VARCHAR',
      position: 'INTEGER',
      unit: 'INTEGER',
      number: 'INTEGER',
      is_ordered: 'BOOLEAN',
      is_top: 'BOOLEAN',
      is_bottom: 'BOOLEAN',
      is_feeder: 'BOOLEAN'
    },
    schemes.flatMap((each, place) =>
      numbered(each, place).map((row) => ({
        ...row,
        is_ordered: each.is_ordered,
        is_top: each.top.includes(row.segment),
        is_bottom: each.bottom.includes(row.segment),
        is_feeder: each.feeder.includes(row.segment)
      }))
    )
  );

/**
 * The rungs of a scheme whose segments are a ladder, as the relation ladder_places. Who has no sale order yet stands on
 * none. The place is that of the scheme in segments_by_number.
 */
export const ladderPlaces = (ladder: SchemeDefinition, place = 0): BoundGiven =>
  valuesOf(
    'ladder_places',
    { scheme: 'VARCHAR', segment: 'VARCHAR', position: 'INTEGER', unit: 'INTEGER', number: 'INTEGER' },
    numbered(ladder, place).filter(({ segment }) => segment !== enters)
  );
