import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../db/session.ts';
import { linesFile, rejectsFile } from '../reading.ts';
import type { KeptTexts } from '../laid-out.ts';
import { csv, literal } from './literal.ts';

/** Texts are fetched for so many rejects; the rest is shown as the engine would write it. */
const mostTexts = 100_000;

/** Collects what is not loaded, each with its reason and the record as it stood in the file. */
export async function collectRejects(
  session: Session,
  folder: string,
  file_no: number,
  kept?: KeptTexts
): Promise<void> {
  const lines = join(folder, linesFile);
  const fields = `file_no, source_line, reason, column_name, raw_text, amount`;
  if (!kept) {
    await session.run(
      `copy (select ${fields} from read_parquet($lines) where reason is not null)
      to ${literal(join(folder, rejectsFile))} (format parquet)`,
      { lines }
    );
    return;
  }

  const texts = join(folder, 'texts.csv');
  if (kept.texts) await kept.texts(await rejectedLines(session, folder), texts);
  else writeFileSync(texts, '');
  await session.run(
    `copy (
        select file_no, lines.source_line, reason, column_name, coalesce(texts.raw_text, lines.raw_text) as raw_text, amount
        from read_parquet($lines) as lines
        left join ${csv('$texts', { source_line: 'BIGINT', raw_text: 'VARCHAR' })} as texts
            on texts.source_line = lines.source_line
        where reason is not null

        union all

        select cast(${file_no} as integer), source_line, reason, null, raw_text, null
        from ${csv('$broken', { source_line: 'BIGINT', reason: 'VARCHAR', raw_text: 'VARCHAR' })}
    ) to ${literal(join(folder, rejectsFile))} (format parquet)`,
    { lines, texts, broken: kept.brokenPath }
  );
}

/** By way of a file: the session's rows are for people. */
async function rejectedLines(session: Session, folder: string): Promise<Set<number>> {
  const path = join(folder, 'rejected-lines.csv');
  await session.run(
    `copy (
        select source_line from read_parquet($lines) where reason is not null order by source_line limit ${mostTexts}
    ) to ${literal(path)} (format csv, header false)`,
    { lines: join(folder, linesFile) }
  );
  return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean).map(Number));
}
