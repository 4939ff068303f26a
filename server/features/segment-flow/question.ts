import { flowDays } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { SegmentFlow, SegmentFlowAnswer } from './contract.ts';

export const segmentFlow = question({
  name: 'segment-flow',
  purpose: 'How many customers went from segment to segment between two days.',
  parameters: { from: period, to: period, ...segmentParameters },

  async answer(asking, asked): Promise<SegmentFlowAnswer> {
    const { from, to } = flowDays(asked, asking.coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<SegmentFlow>(
      'segment_flow',
      { scheme: asked.scheme.scheme, from_date: from, to_date: to.day },
      { flows: [{ from_date: from, to_date: to.day }] }
    );
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: { ...definition, from, to: to.day },
      rows,
      ...(to.partial && { partial: to.partial })
    };
  }
});
