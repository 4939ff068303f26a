import type { Partial } from '../../answer.ts';
import type { Coverage } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import type { Day, Period } from '../../periods.ts';
import { flowDays, snapshotDays } from '../../questions/dates.ts';
import { period, periodList, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { flowParameters } from '../../schemes/scheme-segments.ts';
import type { SegmentFlow, SegmentFlowAnswer } from './contract.ts';
import { behindFlowCell, flowMeasures } from './flow-cells.ts';

export const segmentFlow = question({
  name: 'segment-flow',
  purpose: 'How many customers went from segment to segment between two days, or along up to eight.',
  parameters: { from: period, to: period, at: periodList, ...segmentParameters },

  async answer(asking, asked): Promise<SegmentFlowAnswer> {
    const { days, partial } = daysAsked(asked, asking.coverage);
    const flows = pairsOf(days);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<SegmentFlow>(
      'segment_flow',
      flowParameters(asked.scheme, flows),
      { flows }
    );
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: { ...definition, from: days[0] ?? '', to: days.at(-1) ?? '', at: days },
      rows,
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['from_date', 'to_date', 'from_segment', 'to_segment'],
    measures: flowMeasures,
    behind: ({ coverage }, asked, cell) =>
      behindFlowCell(asked.scheme, pairsOf(daysAsked(asked, coverage).days), cell)
  }
});

interface Asked {
  from: Period | undefined;
  to: Period | undefined;
  at: readonly Period[];
}

function daysAsked(asked: Asked, coverage: Coverage): { days: Day[]; partial?: Partial } {
  if (asked.at.length === 0) {
    const { from, to } = flowDays(asked, coverage);
    return { days: [from, to.day], ...(to.partial && { partial: to.partial }) };
  }
  for (const given of ['from', 'to'] as const)
    if (asked[given]) throw refusal('parameters_apart', { given, other: 'at' });
  return snapshotDays(asked.at, coverage);
}

/** Each day with the next. */
const pairsOf = (days: readonly Day[]) =>
  days.slice(1).map((to_date, place) => ({ from_date: days[place] ?? '', to_date }));
