import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { SchemeDefinition } from './definition.ts';

/** The segments of schemes as the relation scheme_segments. */
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
      segments.map(({ segment, position }) => ({
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
