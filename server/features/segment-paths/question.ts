import type { Partial } from '../../answer.ts';
import { longestPath, storedPath, type Coverage } from '../../build/calendar.ts';
import type { Parameters } from '../../db/values.ts';
import type { Day, Period } from '../../periods.ts';
import { snapshotDays } from '../../questions/dates.ts';
import { periodList, segmentParameters, text, whole } from '../../questions/parameters.ts';
import { linesOfState } from '../../questions/cell.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { knownSegment } from '../../schemes/definition.ts';
import type { OtherPaths, SegmentPath, SegmentPathsAnswer } from './contract.ts';

const steps = Array.from({ length: longestPath }, (_, at) => `segment_${at + 1}`);
const last = `coalesce(${steps.toReversed().join(', ')})`;

export const segmentPaths = question({
  name: 'segment-paths',
  purpose: 'Whole paths of customers over up to eight snapshots: where those who began in a segment went.',
  parameters: {
    at: periodList,
    from_segment: text,
    to_segment: text,
    /** so many paths have a row of their own */
    top: whole(1, 1000),
    ...segmentParameters
  },

  async answer(asking, asked): Promise<SegmentPathsAnswer> {
    for (const name of ['from_segment', 'to_segment'] as const) knownSegment(asked.scheme, name, asked[name]);
    const { days, partial } = daysAsked(asked.at, asking.coverage);
    const { top = 20, from_segment = null, to_segment = null } = asked;
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<PathRow>(
      'segment_paths',
      { scheme: asked.scheme.scheme, from_segment, to_segment, most: top },
      { path: days }
    );
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: { ...definition, at: days, from_segment, to_segment, top },
      rows: rows.filter(({ segment_1 }) => segment_1 !== null).map((row) => pathOf(row, days)),
      others: othersOf(rows.find(({ segment_1 }) => segment_1 === null)),
      ...(partial && { partial })
    };
  },

  cells: {
    columns: steps,
    measures: ['customers', 'net_amount_from', 'net_amount_to'],
    behind({ coverage }, asked, { values, measure }) {
      const { days } = daysAsked(asked.at, coverage);
      const parameters: Parameters = {
        cell_scheme: asked.scheme.scheme,
        cell_from: asked.from_segment ?? null,
        cell_to: asked.to_segment ?? null
      };
      const conditions = days.map((_, at) => {
        parameters[`cell_segment_${at + 1}`] = values[`segment_${at + 1}`] ?? null;
        return `segment_${at + 1} = $cell_segment_${at + 1}`;
      });
      const contribution =
        { net_amount_from: 'net_amount_from', net_amount_to: 'net_amount_to' }[measure] ?? '1';
      return {
        relation: {
          sql: `select
    customer_key,
    cast(${contribution} as bigint) as contribution

from customer_paths
where scheme = $cell_scheme
    and ($cell_from is null or segment_1 = $cell_from)
    and ($cell_to is null or ${last} = $cell_to)
    and ${conditions.join('\n    and ')}`,
          inputs: ['customer_paths'],
          parameters
        },
        times: { dates: days.slice(-1), path: days },
        lines: linesOfState(
          (measure === 'net_amount_from' ? days[0] : days.at(-1)) ?? '',
          measure === 'customers' ? 'activity' : 'amount'
        ),
        as_of: days.at(-1) ?? ''
      };
    }
  }
});

type PathRow = Record<string, unknown> & { segment_1: string | null } & OtherPaths;

function daysAsked(at: readonly Period[], coverage: Coverage): { days: Day[]; partial?: Partial } {
  return at.length === 0 ? { days: storedPath(coverage) } : snapshotDays(at, coverage);
}

/** Without the columns of snapshots that were not asked for. */
const pathOf = ({ paths: _, ...row }: PathRow, days: readonly Day[]) =>
  Object.fromEntries(
    Object.entries(row).filter(([column]) => !steps.slice(days.length).includes(column))
  ) as unknown as SegmentPath;

const othersOf = (row: PathRow | undefined): OtherPaths => ({
  paths: row?.paths ?? 0,
  customers: row?.customers ?? 0,
  net_amount_from: row?.net_amount_from ?? 0,
  net_amount_to: row?.net_amount_to ?? 0
});
