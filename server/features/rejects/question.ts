import { refusal } from '../../errors.ts';
import { extractNamed } from '../../extracts/ledger.ts';
import { rejectReasons } from '../../messages/load-words.ts';
import { oneOf, paging, text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import type { Words } from '../../schemes/contract.ts';
import type { Reject, RejectsAnswer } from './contract.ts';

const words: Record<string, Words> = rejectReasons;

export const rejects = question({
  name: 'rejects',
  purpose: 'The lines of an extract that were not loaded, each with its reason and its place.',
  parameters: { extract_id: text, reason: oneOf(Object.keys(rejectReasons)), ...paging },
  needs_no_data: true,

  async answer({ home, session, published, signal, locale }, asked): Promise<RejectsAnswer> {
    const { extract_id, reason = null, page = 1, page_size = 100 } = asked;
    if (extract_id === undefined)
      throw refusal('missing_parameter', { query: 'rejects', name: 'extract_id', example: 'extract_id=…' });
    // A name that is not there is an error; one without rejects is an empty answer.
    await extractNamed(session, extract_id, locale);
    const { sql } = home.library.query('rejects');
    const [count] = await session.all<{ total: number }>(
      `select count(*) as total from (${sql})`,
      { extract_id, reason },
      { signal }
    );
    const rows = await session.all<Omit<Reject, 'reason_text'>>(
      `select * from (${sql}) order by file_no, source_line, reason limit $limit offset $offset`,
      { extract_id, reason, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: { extract_id, reason, page, page_size },
      rows: rows.map((row) => ({ ...row, reason_text: words[row.reason]?.[locale] ?? row.reason })),
      total: count?.total ?? 0
    };
  }
});
