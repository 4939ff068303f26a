import { identitiesInForce, isOfPair } from '../../identity/identity.ts';
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
  const undecided = extract_id === null ? await pairsUndecided(home, session) : 0;
  return [
    ...cases,
    ...(undecided > 0 ? [{ code: 'customers_alike' as const, count: undecided, example: null }] : [])
  ].map(({ code, count, example }) => ({
    extract_id,
    kind: null,
    status: 'loaded',
    code,
    count,
    sentence: worded(qualityFindings[code], { count, example: exampleOf(code, example) }, locale),
    has_cases: code !== 'customers_alike'
  }));
}

/** A number is written as the reader writes numbers; an id, a year and a word stand as they are. */
const exampleOf = (code: QualityCode, example: string | null) =>
  code === 'amount_outlying' || code === 'quantity_outlying' ? Number(example) : (example ?? '');

/** Who looks alike and of whom nobody has said anything yet. */
async function pairsUndecided(home: Asking['home'], session: Asking['session']): Promise<number> {
  const pairs = await session.all<{ customer_id: string; other_id: string }>(
    `select distinct customer_id, other_id from (${home.library.query('customers_alike').sql})`
  );
  const decided = await identitiesInForce(home.decisions);
  return pairs.filter(
    ({ customer_id, other_id }) => !decided.some((each) => isOfPair(each, customer_id, other_id))
  ).length;
}
