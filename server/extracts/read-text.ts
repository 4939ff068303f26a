import { refusal } from '../errors.ts';
import { copiedCells } from './copied-cells.ts';
import { dialectOf, type LaidOut } from './laid-out.ts';
import type { ReadOrder } from './reading.ts';
import { saidOf } from './said.ts';
import { cleanCopy, textsOfLines, type CleanCopy, type Text } from './text/clean-copy.ts';
import { encodingOf, NotOfEncoding, otherEncodingOf } from './text/encoding.ts';

/** Turns a text of any encoding and dialect of ours into one of a single dialect; records that are broken are kept apart. */
export async function layOutText(order: ReadOrder, done: (bytes: number) => void): Promise<LaidOut> {
  const { copy, text } = await copied(order, done);
  // Without a delimiter no header was found, and every record is taken for a title.
  const isOneColumn = text.fields < 2 && copy.titleRows > 0;
  if (isOneColumn) throw refusal('file_of_one_column', { file: order.file_name });
  const lines_in = copy.good + copy.broken + copy.blank;
  if (lines_in === 0) throw refusal('file_without_lines', { file: order.file_name });

  return {
    dialect: dialectOf('csv', {
      encoding: text.encoding.encoding,
      ...text.dialect,
      has_header: copy.hasHeader,
      title_rows: copy.titleRows
    }),
    cells: copiedCells(order, { ...copy, path: copy.paths }, copy.headers),
    lines_in,
    lines_laid: copy.good,
    lines_blank: copy.blank,
    is_whole: copy.isWhole,
    kept: {
      brokenPath: copy.brokenPath,
      texts: (wanted, path) => textsOfLines(text, wanted, path)
    }
  };
}

/** A text is taken for UTF-8 until a byte says that it is not: then it is begun again. */
async function copied(
  order: ReadOrder,
  done: (bytes: number) => void
): Promise<{ copy: CleanCopy; text: Text }> {
  const { encoding: said, delimiter, header } = saidOf(order);
  const { path, folder, preview, file_name, engine, part_bytes } = order;
  const threads = { threads: engine.threads, part_bytes };
  const asked = { folder, preview, delimiter, header };
  const assumed = await encodingOf(path, said);
  try {
    return await cleanCopy(path, assumed, asked, threads, done);
  } catch (problem) {
    if (!(problem instanceof NotOfEncoding)) throw problem;
    if (said) throw refusal('encoding_not_as_said', { file: file_name, encoding: said });
    const other =
      assumed.encoding === 'utf-8' && assumed.mark === 0 ? await otherEncodingOf(path) : undefined;
    if (!other) throw refusal('encoding_unknown', { file: file_name });
    return cleanCopy(path, other, asked, threads, done);
  }
}
