import { join } from 'node:path';
import { Database } from '../db/database.ts';
import type { Session } from '../db/session.ts';
import { Refusal, refusal } from '../errors.ts';
import { columnContract, type Kind } from './column-contract.ts';
import { contentOf, guessedColumns, samplesOf, type Content } from './content.ts';
import { recognisedKind } from './recognised-kind.ts';
import { mappingOf, missingOf, refuseIncomplete, unmappedOf, type Mapping } from './mapping.ts';
import type { Cells } from './normalise/cells.ts';
import { normalise } from './normalise/lines.ts';
import { normaliserOf } from './normalise/records.ts';
import { normaliseReturnedOrders } from './normalise/returned-orders.ts';
import { collectRejects } from './normalise/rejects.ts';
import { layOut } from './lay-out.ts';
import { firstRows } from './preview-rows.ts';
import { linesFile, type ReaderMessage, type ReadOrder, type ReadSummary } from './reading.ts';

/*
 * A process of its own for one file: damaged and hostile files may take it down, and nothing else. It has its own
 * in-memory engine, knows no secrets, and ends with its answer or with the server.
 */
process.on('disconnect', () => process.exit(1));
process.once('message', (order: ReadOrder) => {
  void answer(order).then((message) => process.send?.(message, () => process.exit(0)));
});

/** Lines of orders have rules of their own; of the other kinds each column stands for itself. */
const normalisers: Partial<Record<Kind, typeof normalise>> = {
  order_lines: normalise,
  returned_orders: normaliseReturnedOrders
};

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
    const laidOut = await layOut(session, order, tell(order));
    const { cells, kept } = laidOut;
    const headers = cells.columns.map(({ header }) => header);
    const kind = order.kind ?? recognisedKind(order.file_name, headers, order);
    const { mapping, content } = await meaningOf(session, cells, headers, { ...order, kind });

    const { rules, file_no, folder, date_order } = order;
    const { currency } = mapping.options;
    if (currency && rules.currency && currency !== rules.currency) {
      throw refusal('other_currency', { currency, expected: rules.currency });
    }
    const normalised = await (normalisers[kind] ?? normaliserOf(kind))(session, {
      cells,
      mapping,
      rules,
      file_no,
      folder,
      date_order,
      keeps_texts: order.preview
    });
    await refuseOtherCount(session, order, laidOut.lines_laid);
    await collectRejects(session, folder, file_no, kept);
    const { dialect, lines_in, lines_blank, is_whole } = laidOut;
    const summary = { kind, dialect, headers, mapping, lines_in, lines_blank, is_whole, ...normalised };
    if (!order.preview) return summary;
    return {
      ...summary,
      preview: { samples: content.map(samplesOf), rows: await firstRows(session, kind, folder) }
    };
  });
}

/** The engine must have found as many records as were counted without it: two readers that know nothing of each other. */
async function refuseOtherCount(
  session: Session,
  { folder, file_name }: ReadOrder,
  counted: number
): Promise<void> {
  const [footer] = await session.all<{ records: number }>(
    `select cast(num_rows as bigint) as records from parquet_file_metadata($lines)`,
    { lines: join(folder, linesFile) },
    { timeout_ms: Infinity }
  );
  const accounted = footer?.records ?? 0;
  if (accounted !== counted) throw refusal('counts_do_not_agree', { file: file_name, counted, accounted });
}

/** What the columns mean; where headers do not tell, what they hold is looked at. */
async function meaningOf(
  session: Session,
  cells: Cells,
  headers: readonly string[],
  order: ReadOrder & { kind: Kind }
): Promise<{ mapping: Mapping; content: Content }> {
  const contract = columnContract(order.kind);
  const mapping = mappingOf(order.file_name, headers, contract, order);
  const { columns } = mapping;
  if (!order.preview && missingOf(columns, contract).length === 0) return { mapping, content: [] };

  const content = await contentOf(session, cells);
  const guessed = guessedColumns(headers, content, columns, contract, (column) =>
    mapping.ignored.includes(column)
  );
  if (!order.preview) refuseIncomplete(order.file_name, headers, mapping, contract, guessed);
  const all = [...columns, ...guessed];
  return { mapping: { ...mapping, columns: all, unmapped: unmappedOf(headers, all) }, content };
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
