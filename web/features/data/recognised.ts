import type { ExtractPreview } from '../../../server/features/extracts/contract.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** How the files are read, in words: CSV, UTF-8, comma, dates with the day first. */
export function recognised({ files, options }: ExtractPreview, { intake, marks }: Dictionary): string {
  const [first] = files;
  if (!first) return '';
  const facts = [
    formatName(first.format),
    ...(first.delimiter === null
      ? []
      : [options.encoding.toUpperCase(), delimiterName(first.delimiter, intake)]),
    ...(options.header ? [] : [intake.without_header]),
    ...(options.date_order === null ? [] : [intake.date_orders[options.date_order]]),
    ...(options.decimal === ',' ? [intake.decimals.comma] : []),
    ...(options.currency === null ? [] : [options.currency])
  ];
  return facts.join(marks.comma);
}

export function delimiterName(delimiter: string, { delimiters }: Dictionary['intake']): string {
  const names: Record<string, string> = {
    ',': delimiters.comma,
    ';': delimiters.semicolon,
    '\t': delimiters.tab,
    '|': delimiters.pipe,
    ' ': delimiters.space
  };
  return names[delimiter] ?? delimiter;
}

const formatName = (format: string) => (format === 'parquet' ? 'Parquet' : format.toUpperCase());
