import { join } from 'node:path';
import { Database } from '../db/database.ts';
import { Refusal, refusal } from '../errors.ts';
import { columnContract } from './column-contract.ts';
import { mappingOf } from './mapping.ts';
import { normalise } from './normalise/lines.ts';
import { collectRejects } from './normalise/rejects.ts';
import { layOutParquet } from './read-parquet.ts';
import { layOutText } from './read-text.ts';
import type { ReaderMessage, ReadOrder, ReadSummary } from './reading.ts';

/*
 * A process of its own for one file: damaged and hostile files may take it down, and nothing else. It has its own
 * in-memory engine, knows no secrets, and ends with its answer or with the server.
 */
process.on('disconnect', () => process.exit(1));
process.once('message', (order: ReadOrder) => {
  void answer(order).then((message) => process.send?.(message, () => process.exit(0)));
});

async function answer(order: ReadOrder): Promise<ReaderMessage> {
  try {
    return { done: await read(order) };
  } catch (problem) {
    if (problem instanceof Refusal) return { refused: { code: problem.code, details: problem.details } };
    return { failed: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
  }
}

async function read(order: ReadOrder): Promise<ReadSummary> {
  const engine = await Database.open(':memory:', {
    temp_directory: join(order.folder, 'tmp'),
    allowed_directories: [order.folder, join(order.path, '..')],
    ...order.engine
  });
  return engine.writing(async (session) => {
    const laidOut = await (order.format === 'parquet'
      ? layOutParquet(session, order)
      : layOutText(session, order, tell(order)));
    const { cells, copy } = laidOut;
    const headers = cells.columns.map(({ header }) => header);
    const mapping = mappingOf(order.file_name, headers, columnContract(order.kind), order);

    const { rules, file_no, folder, date_order } = order;
    const { currency } = mapping.options;
    if (currency && rules.currency && currency !== rules.currency) {
      throw refusal('other_currency', { currency, expected: rules.currency });
    }
    const normalised = await normalise(session, {
      cells,
      mapping,
      rules,
      file_no,
      folder,
      date_order
    });
    await collectRejects(session, folder, file_no, copy);
    const { dialect, lines_in, lines_blank } = laidOut;
    return { dialect, headers, mapping, lines_in, lines_blank, ...normalised };
  });
}

/** At most ten reports a second. */
function tell(order: ReadOrder): (bytes: number) => void {
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    process.send?.({ at: { done, of: order.bytes } } satisfies ReaderMessage);
  };
}
