import { refusal } from '../../errors.ts';
import { wordedReport, type StoredWords } from '../../extracts/words.ts';
import { rejectReasons } from '../../messages/load-words.ts';
import { decimalText } from '../../money.ts';
import { text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import type { Locale, Words } from '../../schemes/contract.ts';
import type { Extract, ExtractsAnswer } from './contract.ts';

/** A row of sql/queries/extracts.sql: lists as JSON, amounts in minor units. */
type ExtractRow = Omit<
  ExtractsAnswer['rows'][number],
  'files' | 'rejects' | 'findings' | 'message' | 'verdict' | AmountName
> &
  Record<AmountName, number> & { files: string; rejects: string; report: string | null };
type AmountName = 'amount_in' | 'amount_loaded' | 'amount_rejected';

export const extracts = question({
  name: 'extracts',
  purpose: 'Every extract loaded, newest first.',
  parameters: { extract_id: text },
  needs_no_data: true,

  async answer({ home, session, published, signal, locale }, { extract_id }): Promise<ExtractsAnswer> {
    const rows = await session.all<ExtractRow>(
      home.library.query('extracts').sql,
      { extract_id: extract_id ?? null },
      { signal }
    );
    if (extract_id !== undefined && rows.length === 0) throw refusal('unknown_extract', { extract_id });
    const { data_version, data_through } = published;
    return { data_version, data_through, definition: {}, rows: rows.map((row) => toExtract(row, locale)) };
  }
});

const reasonWords: Record<string, Words> = rejectReasons;

function toExtract(
  { files, rejects, report, amount_in, amount_loaded, amount_rejected, ...row }: ExtractRow,
  locale: Locale
) {
  return {
    ...row,
    files: JSON.parse(files) as string[],
    rejects: (JSON.parse(rejects) as Extract['rejects']).map(({ reason, lines }) => ({
      reason,
      reason_text: reasonWords[reason]?.[locale] ?? reason,
      lines
    })),
    amount_in: decimalText(amount_in),
    amount_loaded: decimalText(amount_loaded),
    amount_rejected: decimalText(amount_rejected),
    verdict: (JSON.parse(report ?? '{}') as StoredWords).message ?? null,
    ...wordedReport(row.extract_id, report, locale)
  };
}
