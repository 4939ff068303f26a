import { extractNamed } from '../../extracts/ledger.ts';
import { qualityFindings } from '../../messages/quality.ts';
import { oneOf, paging, text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import type { QualityCase, QualityCasesAnswer } from './contract.ts';

const codes = Object.keys(qualityFindings).filter((code) => code !== 'customers_alike');

export const qualityCases = question({
  name: 'quality-cases',
  purpose: 'The cells and customers behind a finding of quality, each with its file and line.',
  parameters: { code: oneOf(codes), extract_id: text, ...paging },
  needs_no_orders: true,

  async answer({ home, session, published, signal, locale }, asked): Promise<QualityCasesAnswer> {
    const { code = null, extract_id = null, page = 1, page_size = 100 } = asked;
    if (extract_id !== null) await extractNamed(session, extract_id, locale);
    const told = await session.all<QualityCase & { total: number }>(
      `with list as materialized (${home.library.query('quality_cases').sql})
      select *, (select count(*) from list) as total
      from list
      order by code, extract_id nulls first, source_file, source_line, customer_id, column_name
      limit $limit offset $offset`,
      { code, extract_id, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: { code, extract_id, page, page_size },
      rows: told.map(({ total: _, ...row }) => row),
      total: told[0]?.total ?? 0
    };
  }
});
