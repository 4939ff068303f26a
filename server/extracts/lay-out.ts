import { stat } from 'node:fs/promises';
import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import { formatOf } from './format.ts';
import type { LaidOut } from './laid-out.ts';
import type { Format } from './manifest.ts';
import { layOutParquet } from './read-parquet.ts';
import { layOutText } from './read-text.ts';
import type { ReadOrder } from './reading.ts';
import { unpacked } from './unpack.ts';

type Done = (bytes: number) => void;

/** Parsers that most files do not need are loaded by those that do: the process starts for each file anew. */
const layOutDocument = async (order: ReadOrder, done: Done) =>
  (await import('./json/read-json.ts')).layOutJson(order, done);

const ways: Record<Format, (order: ReadOrder, done: Done, session: Session) => Promise<LaidOut>> = {
  csv: layOutText,
  json: layOutDocument,
  ndjson: layOutDocument,
  xlsx: async (order) => (await import('./xlsx/read-xlsx.ts')).layOutWorkbook(order),
  parquet: (order, _done, session) => layOutParquet(session, order)
};

/** Lays out a file of any format of ours, packed or not. */
export async function layOut(session: Session, order: ReadOrder, done: Done): Promise<LaidOut> {
  if (order.format !== 'gzip') return ways[order.format](order, done, session);

  const path = await unpacked(order);
  const format = await formatOf(path, order.file_name);
  if (format === 'gzip') {
    throw refusal('format_not_supported', { file: order.file_name, format: 'gzip inside gzip' });
  }
  const { size } = await stat(path);
  const laidOut = await ways[format]({ ...order, path, format, bytes: size }, done, session);
  return { ...laidOut, dialect: { ...laidOut.dialect, compression: 'gzip' } };
}
