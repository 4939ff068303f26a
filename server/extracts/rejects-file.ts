import type { Home } from '../home.ts';
import { manifestNamed } from './archive.ts';
import { extractNamed } from './ledger.ts';
import { mendsExtract } from './headers.ts';
import { quoted } from './text/text-dialect.ts';

/** So many rejects are fetched at once. */
const batch = 5000;

export interface RejectsFile {
  file_name: string;
  /** the header, then each record exactly as it stood, each with the extract that it belongs to behind it */
  lines: AsyncGenerator<string>;
}

/**
 * The lines of one file of an extract that were not loaded, as a text of the same dialect in UTF-8, to be mended and
 * loaded again. A column behind the others says so: lines that mend an extract are added to its orders, and replace
 * none. Not safe to open in a spreadsheet: a cell that begins like a formula stays as it was.
 */
export async function rejectsFile(home: Home, extract_id: string, file_no: number): Promise<RejectsFile> {
  const { extract_key, extract } = await extractNamed(home.warehouse, extract_id, 'en');
  const { files, report } = await manifestNamed(home, extract);
  const delimiter = files[file_no]?.dialect.delimiter ?? ',';
  const header = [...(report.headers[file_no] ?? []).map((name) => field(name, delimiter)), mendsExtract];
  const name = files[file_no]?.file_name ?? extract_id;
  return {
    file_name: `${name.replace(/\.[^.]*$/, '')}.rejects.csv`,
    lines: linesOf(
      home,
      { header: header.join(delimiter), behind: delimiter + extract_id },
      extract_key,
      file_no
    )
  };
}

async function* linesOf(
  home: Home,
  { header, behind }: { header: string; behind: string },
  extract_key: number,
  file_no: number
): AsyncGenerator<string> {
  yield `${header}\r\n`;
  // Seeked by line: two faults never share one.
  for (let after = -1; ;) {
    const rows = await home.warehouse.all<{ source_line: number; raw_text: string | null }>(
      `select source_line, raw_text from rejects
      where extract_key = $extract_key and file_no = $file_no and source_line > $after
      order by source_line limit ${batch}`,
      { extract_key, file_no, after }
    );
    for (const { raw_text } of rows) yield `${raw_text ?? ''}${behind}\r\n`;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.source_line;
  }
}

const field = (text: string, delimiter: string) =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? quoted(text) : text;
