import { refusal } from '../errors.ts';
import { isEncryptedWorkbook } from './xlsx/compound-file.ts';
import { head } from './text/encoding.ts';

/** What a file may be: gzip holds any of the others. */
export type FileFormat = 'csv' | 'parquet' | 'gzip';

/** What the first bytes of other formats say; a text has none of these. */
const signatures: { format: FileFormat | 'compound' | { other: string }; bytes: string }[] = [
  { format: 'parquet', bytes: Buffer.from('PAR1').toString('hex') },
  { format: { other: 'Excel (XLSX)' }, bytes: '504b0304' },
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
  return format ?? 'csv';
}
