import { text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { extracts } from '../extracts/question.ts';
import type { QualityAnswer } from './contract.ts';

export const quality = question({
  name: 'quality',
  purpose:
    'What was found in the extracts: repeats, lines without a customer, ambiguous dates, gaps in the coverage.',
  parameters: { extract_id: text },
  needs_no_data: true,

  async answer(asking, asked): Promise<QualityAnswer> {
    const { rows, data_version, data_through } = await extracts.answer(asking, asked);
    return {
      data_version,
      data_through,
      definition: {},
      rows: rows.flatMap(({ extract_id, kind, status, findings }) =>
        findings.map((finding) => ({ extract_id, kind, status, ...finding }))
      )
    };
  }
});
