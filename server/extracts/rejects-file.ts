import type { Home } from '../home.ts';
import { rejectReasons } from '../messages/load-words.ts';
import type { Locale, Words } from '../schemes/contract.ts';
import { manifestNamed } from './archive.ts';
import { extractNamed } from './ledger.ts';
import { mendsExtract, rejectNotes } from './headers.ts';
import type { Dialect } from './manifest.ts';
import { asField, isPlain, type TextDialect } from './text/text-dialect.ts';

/** So many rejects are fetched at once. */
const batch = 5000;

export interface RejectsFile {
  file_name: string;
  /** the header, then each record exactly as it stood, each with the extract that it belongs to behind it */
  lines: AsyncGenerator<string>;
}

/** By it a spreadsheet recognises UTF-8; without it Chinese is garbage there. */
const mark = '\ufeff';

/**
 * The lines of one file of an extract that were not loaded, as a text of the same dialect in UTF-8, to be mended and
 * loaded again. Columns behind the others say why and where from, for whoever mends them, and that they were rejects:
 * lines that mend an extract are added to its orders, and replace none. Not safe to open in a spreadsheet: a cell that
 * begins like a formula stays as it was.
 */
export async function rejectsFile(
  home: Home,
  extract_id: string,
  file_no: number,
  locale: Locale
): Promise<RejectsFile> {
  const { extract_key, extract } = await extractNamed(home.warehouse, extract_id, locale);
  const { files, report } = await manifestNamed(home, extract);
  const { delimiter, quote, escape } = dialectIn(files[file_no]?.dialect);
  const headers = (report.headers[file_no] ?? []).map((name) => asField(name, delimiter));
  const name = files[file_no]?.file_name ?? extract_id;
  const toldIn = (reason: string) =>
    // Where quotation marks are others than ours a code needs none.
    isPlain({ delimiter, quote, escape }) ? asField(words[reason]?.[locale] ?? reason, delimiter) : reason;
  return {
    file_name: `${name.replace(/\.[^.]*$/, '')}.rejects.csv`,
    lines: linesOf(home, extract_key, file_no, {
      header: [...headers, mendsExtract, ...rejectNotes].join(delimiter),
      behind: ({ reason, source_line }) =>
        ['', extract_id, toldIn(reason), String(source_line)].join(delimiter)
    })
  };
}

const words: Record<string, Words> = rejectReasons;

/** What is no text comes as the plainest one. */
const dialectIn = (dialect: Dialect | undefined): TextDialect => ({
  delimiter: dialect?.delimiter ?? ',',
  quote: dialect?.quote ?? '"',
  escape: dialect?.escape ?? '"'
});

interface Reject {
  source_line: number;
  reason: string;
  raw_text: string | null;
}

async function* linesOf(
  home: Home,
  extract_key: number,
  file_no: number,
  { header, behind }: { header: string; behind: (reject: Reject) => string }
): AsyncGenerator<string> {
  yield `${mark}${header}\r\n`;
  // Seeked by line: two faults never share one.
  for (let after = -1; ;) {
    const rows = await home.warehouse.all<Reject>(
      `select source_line, reason, raw_text from rejects
      where extract_key = $extract_key and file_no = $file_no and source_line > $after
      order by source_line limit ${batch}`,
      { extract_key, file_no, after }
    );
    for (const row of rows) yield `${row.raw_text ?? ''}${behind(row)}\r\n`;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.source_line;
  }
}
