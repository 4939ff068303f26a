import { refusal } from '../errors.ts';
import { head } from './text/encoding.ts';

/** What the first bytes of other formats say; a text has none of these. */
const signatures: { format: string; bytes: string }[] = [
  { format: 'Excel (XLSX)', bytes: '504b0304' },
  { format: 'Excel (XLS)', bytes: 'd0cf11e0' },
  { format: 'gzip', bytes: '1f8b' },
  { format: 'Zstandard', bytes: '28b52ffd' },
  { format: 'PDF', bytes: '25504446' }
];

/** By its content: names are often wrong. */
export async function formatOf(path: string, file_name: string): Promise<'csv' | 'parquet'> {
  const start = (await head(path, 8)).toString('hex');
  if (start.startsWith(Buffer.from('PAR1').toString('hex'))) return 'parquet';
  const other = signatures.find(({ bytes }) => start.startsWith(bytes));
  if (other) throw refusal('format_not_supported', { file: file_name, format: other.format });
  return 'csv';
}
