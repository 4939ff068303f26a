import { worded } from '../../extracts/words.ts';
import { qualityFindings, type QualityCode } from '../../messages/quality.ts';
import { text } from '../../questions/parameters.ts';
import { question, type Asking } from '../../questions/question.ts';
import { extracts } from '../extracts/question.ts';
import type { QualityAnswer, QualityFinding } from './contract.ts';

export const quality = question({
  name: 'quality',
  purpose:
    'What was found in the extracts and in all that is loaded: repeats, ambiguous dates, gaps, impossible phones, outliers.',
  parameters: { extract_id: text },
  needs_no_data: true,

  async answer(asking, asked): Promise<QualityAnswer> {
    const { rows, data_version, data_through } = await extracts.answer(asking, asked);
    const ofLoads = rows.flatMap(({ extract_id, kind, status, findings }) =>
      findings.map((finding) => ({ extract_id, kind, status, ...finding, has_cases: false }))
    );
    const ofAll = data_version > 0 ? await foundNow(asking, asked.extract_id ?? null) : [];
    return { data_version, data_through, definition: {}, rows: [...ofLoads, ...ofAll] };
  }
});

/** Counted over what is loaded now; of one extract only what stands in its files. */
async function foundNow(
  { home, session, signal, locale }: Asking,
  extract_id: string | null
): Promise<QualityFinding[]> {
  const cases = await session.all<{ code: QualityCode; count: number; example: string | null }>(
    `select code, count(*) as count, min(left(value, 40)) as example
    from (${home.library.query('quality_cases').sql})
    group by code
    order by code`,
    { code: null, extract_id },
    { signal }
  );
  const [alike] =
    extract_id === null
      ? await session.all<{ count: number }>(
          `select count(distinct other_id) as count from (${home.library.query('customers_alike').sql})`,
          {},
          { signal }
        )
      : [];
  return [
    ...cases,
    ...(alike && alike.count > 0
      ? [{ code: 'customers_alike' as const, count: alike.count, example: null }]
      : [])
  ].map(({ code, count, example }) => ({
    extract_id,
    kind: null,
    status: 'loaded',
    code,
    count,
    sentence: worded(qualityFindings[code], { count, example: example ?? '' }, locale),
    has_cases: code !== 'customers_alike'
  }));
}
