import type { ExtractPreview, PreviewRow } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';
import { columnReasons, columnWords } from '../messages/columns.ts';
import { rejectReasons } from '../messages/load-words.ts';
import { decimalText } from '../money.ts';
import type { Locale } from '../schemes/contract.ts';

import { columnContract, type ColumnContract } from './column-contract.ts';
import { fileFindings } from './file-findings.ts';
import { columnFindings, valueFindings } from './findings.ts';
import { missingOf } from './mapping.ts';
import { checkedOptions, type Asked, type LoadOptions, type Report } from './options.ts';
import { readFiles, type FileToRead } from './read-files.ts';
import { currencyOf, type FilePreview, type PreviewRecord, type ReadSummary } from './reading.ts';
import { readingRules } from './reading-rules.ts';
import { profilesInForce } from './saved-profiles.ts';
import { sourcesOf } from './sources.ts';
import { worded, wordedFinding } from './words.ts';

/**
 * Looks at files without loading them: what each column is taken for and why, and the first lines as they would be
 * loaded. Files whose columns are not understood are shown all the same, so that a person can choose.
 */
export async function previewExtract(
  home: Home,
  files: readonly string[],
  options: LoadOptions,
  report: Report = () => undefined
): Promise<ExtractPreview> {
  const asked = checkedOptions(options, await profilesInForce(home));
  const sources = (await sourcesOf(files)).map((source, file_no) => ({ file_no, ...source }));
  const rules = await readingRules(home, asked.now);
  const followed = {
    load_id: asked.load_id,
    files: sources.map(({ file_name }) => file_name),
    is_preview: true
  };
  const reading = await home.loads.follow(followed, report, (report) =>
    readFiles(home, sources, asked, rules, report, { preview: true })
  );
  await reading.forget();
  return previewOf(sources, reading.summaries, asked, rules.time_zone);
}

function previewOf(
  sources: readonly FileToRead[],
  summaries: readonly ReadSummary[],
  asked: Asked,
  time_zone: string
): ExtractPreview {
  const [first] = summaries;
  if (!first?.preview) throw new Error('a preview is of a file at least');
  const { mapping, dialect } = first;
  const { has_header } = dialect;
  const { locale } = asked;
  const { kind } = first;
  const contract = columnContract(kind);

  return {
    files: summaries.map(({ dialect, lines_in, is_whole }, at) => ({
      file_name: sources[at]?.file_name ?? '',
      bytes: sources[at]?.bytes ?? 0,
      format: dialect.format,
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      has_header: dialect.has_header,
      lines_seen: lines_in,
      is_whole
    })),
    kind,
    profile: mapping.profile,
    profile_reason: mapping.profile_reason,
    ...columnsOf(first.preview, first, locale),
    contract: contract.columns.map(({ name, label, required, type, words }) => ({
      name,
      label: label[locale],
      required,
      type,
      ...(words && {
        words: Object.fromEntries(Object.entries(words).map(([word, labels]) => [word, labels[locale]]))
      })
    })),
    attributes: contract.keeps_unmapped ? mapping.unmapped : [],
    options: {
      date_order:
        summaries.find(({ date_order }) => date_order)?.date_order ?? mapping.options.date_order ?? null,
      decimal: first.decimal,
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      header: has_header,
      currency: currencyOf(summaries),
      time_zone: mapping.options.time_zone ?? time_zone
    },
    rows: first.preview.rows.map((row) => rowOf(row, contract, locale)),
    findings: [...fileFindings(summaries), ...valueFindings(summaries), ...columnFindings(summaries)].map(
      (finding) => wordedFinding(finding, locale)
    ),
    missing: missingOf(mapping.columns, contract).map((ways) => missingWords(ways, contract, locale))
  };
}

function columnsOf(
  { samples }: FilePreview,
  { headers, mapping }: ReadSummary,
  locale: Locale
): Pick<ExtractPreview, 'columns' | 'unmapped'> {
  const { profile, columns } = mapping;
  return {
    columns: columns.map(({ column, header, position, reason, why, rivals }) => ({
      column,
      header,
      reason,
      why: worded(columnReasons[why], { header, profile }, locale),
      rivals,
      samples: samples[position] ?? []
    })),
    unmapped: headers.flatMap((header, at) =>
      columns.some(({ position }) => position === at) ? [] : [{ header, samples: samples[at] ?? [] }]
    )
  };
}

function rowOf(
  { cells, reason, ...row }: PreviewRecord,
  { columns }: ColumnContract,
  locale: Locale
): PreviewRow {
  const isMoney = (name: string) => columns.some((column) => column.name === name && column.type === 'money');
  return {
    ...row,
    cells: Object.fromEntries(
      Object.entries(cells).map(([name, value]) => [
        name,
        typeof value === 'number' && isMoney(name) ? decimalText(value) : value
      ])
    ),
    reason: reason === null ? null : reasonWords(reason, locale)
  };
}

const reasonWords = (reason: string, locale: Locale) =>
  (rejectReasons as Record<string, (typeof rejectReasons)[keyof typeof rejectReasons]>)[reason]?.[locale] ??
  reason;

/** Amount, or Quantity and Unit price. */
function missingWords(ways: readonly string[], { columns }: ColumnContract, locale: Locale): string {
  const label = (name: string) => columns.find((column) => column.name === name)?.label[locale] ?? name;
  return ways
    .map((way) => way.split(' + ').map(label).join(columnWords.and[locale]))
    .join(columnWords.or[locale]);
}
