import { refusal } from '../errors.ts';
import { isEncryptedWorkbook } from './xlsx/compound-file.ts';
import type { Format } from './manifest.ts';
import { head } from './text/encoding.ts';

/** What a file may be: gzip holds any of the others. */
export type FileFormat = Format | 'gzip';

/** What the first bytes of other formats say; a text has none of these. */
const signatures: { format: FileFormat | 'compound' | { other: string }; bytes: string }[] = [
  { format: 'parquet', bytes: Buffer.from('PAR1').toString('hex') },
  { format: 'xlsx', bytes: '504b0304' },
  { format: 'xlsx', bytes: '504b0506' },
  { format: 'gzip', bytes: '1f8b' },
  { format: 'compound', bytes: 'd0cf11e0a1b11ae1' },
  { format: { other: 'Zstandard' }, bytes: '28b52ffd' },
  { format: { other: 'bzip2' }, bytes: '425a68' },
  { format: { other: '7-Zip' }, bytes: '377abcaf271c' },
  { format: { other: 'RAR' }, bytes: '52617221' },
  { format: { other: 'PDF' }, bytes: '25504446' }
];

/** By its content: names are often wrong. */
export async function formatOf(path: string, file_name: string): Promise<FileFormat> {
  const start = await head(path, 1 << 16);
  const hex = start.toString('hex', 0, 8);
  const format = signatures.find(({ bytes }) => hex.startsWith(bytes))?.format;
  if (format === 'compound') {
    throw refusal((await isEncryptedWorkbook(path)) ? 'workbook_encrypted' : 'workbook_too_old', {
      file: file_name
    });
  }
  if (typeof format === 'object') {
    throw refusal('format_not_supported', { file: file_name, format: format.other });
  }
  return format ?? jsonFormatOf(start.toString()) ?? 'csv';
}

/** Records as JSON: one document, or a record in each line. */
function jsonFormatOf(start: string): 'json' | 'ndjson' | undefined {
  const text = start.replace(/^\ufeff/, '');
  if (/^\s*\[\s*(?:[[{\]]|$)/.test(text)) return 'json';
  if (!/^\s*\{\s*(?:["}]|$)/.test(text)) return undefined;

  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const records = lines.filter(isRecord);
  const [first] = records;
  // One line alone may also be a document that holds its records in a list.
  if (lines.length === 1 && first) return holdsList(first) ? 'json' : 'ndjson';
  return records.length * 2 >= lines.length ? 'ndjson' : 'json';
}

const isRecord = (line: string) => parsed(line) !== undefined;

const holdsList = (line: string) =>
  Object.values(parsed(line) ?? {}).some(
    (value) => Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)
  );

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}
