import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { SchemeDefinition } from './definition.ts';

/** Where flows come from, whatever a scheme calls those without an order. */
const enters = 'not_yet_customer';

/** The segments of schemes as the relation scheme_segments, those who enter among them: they have a row in every scheme. */
export const schemeSegments = (schemes: readonly SchemeDefinition[]): BoundGiven =>
  valuesOf(
    'scheme_segments',
    {
      scheme: 'VARCHAR',
      segment: 'VARCHAR',
      position: 'INTEGER',
      is_ordered: 'BOOLEAN',
      is_top: 'BOOLEAN',
      is_bottom: 'BOOLEAN',
      is_feeder: 'BOOLEAN'
    },
    schemes.flatMap(({ scheme, is_ordered, segments, top, bottom, feeder }) =>
      withEnters(segments).map(({ segment, position }) => ({
        scheme,
        segment,
        position,
        is_ordered,
        is_top: top.includes(segment),
        is_bottom: bottom.includes(segment),
        is_feeder: feeder.includes(segment)
      }))
    )
  );

/** The rungs of a scheme whose segments are a ladder, as the relation ladder_places. Who has no sale order yet stands on none. */
export const ladderPlaces = ({ scheme, segments }: SchemeDefinition): BoundGiven =>
  valuesOf(
    'ladder_places',
    { scheme: 'VARCHAR', segment: 'VARCHAR', position: 'INTEGER' },
    segments
      .filter(({ segment }) => segment !== 'not_yet_customer')
      .map(({ segment, position }) => ({ scheme, segment, position }))
  );

const withEnters = (segments: SchemeDefinition['segments']): { segment: string; position: number }[] =>
  segments.some(({ segment }) => segment === enters)
    ? segments
    : [...segments, { segment: enters, position: 1 + Math.max(...segments.map(({ position }) => position)) }];
