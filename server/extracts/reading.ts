import type { Refusal } from '../errors.ts';
import type { PreviewRow } from '../features/extracts/contract.ts';
import type { MessageCode } from '../messages/messages.ts';
import type { Kind } from './column-contract.ts';
import type { FileFormat } from './format.ts';
import type { Dialect, ReadingRules } from './manifest.ts';
import type { MapFile } from './map-file.ts';
import type { Mapping } from './mapping.ts';
import type { Profile } from './profiles.ts';
import type { DateOrder } from './normalise/date-formats.ts';
import type { Normalised } from './normalise/lines.ts';

/** What the server asks of a reader process: one file. */
export interface ReadOrder {
  path: string;
  file_no: number;
  bytes: number;
  format: FileFormat;
  /** for what people are told */
  file_name: string;
  /** a folder of its own: everything it writes goes there */
  folder: string;
  /** undefined: to be recognised by its headers */
  kind: Kind | undefined;
  profile: string | undefined;
  /** that may be named, or be found by the headers: what people saved lies where the process cannot read */
  profiles: readonly Profile[];
  map: MapFile | undefined;
  rules: ReadingRules;
  /** decided by another file of the extract */
  date_order: DateOrder | undefined;
  /** only looked at: no more than `previewRecords` are read, what is needed may be missing, and the first are shown */
  preview: boolean;
  engine: { threads: number; memory_limit: string };
  /** a part of a text is worth a thread of its own from so many bytes on, where not from the usual */
  part_bytes?: number;
}

/** What a reader process says of the file it has read; the lines themselves lie in its folder. */
export interface ReadSummary extends Normalised {
  kind: Kind;
  dialect: Dialect;
  /** as they stand in the file */
  headers: string[];
  mapping: Mapping;
  /** records of the body, counted without the engine */
  lines_in: number;
  lines_blank: number;
  /** false: its first records alone were looked at */
  is_whole: boolean;
  /** of a file that is only looked at */
  preview?: FilePreview;
}

/** A look at a file goes no further: it must answer while somebody waits. */
export const previewRecords = 2000;

/** What a person sees of a file before it is loaded. */
export interface FilePreview {
  /** the first different texts of every column */
  samples: string[][];
  /** the first records as they would be loaded, `reason` and money not yet worded */
  rows: PreviewRecord[];
}

/** Money in minor units still. */
export type PreviewRecord = PreviewRow;

/** The currency of all files of an extract: of the first that names one. */
export const currencyOf = (summaries: readonly ReadSummary[]): string | null =>
  summaries.find(({ currency }) => currency !== null)?.currency ?? null;

export type ReaderMessage =
  | { done: ReadSummary }
  | { refused: { code: MessageCode; details: Refusal['details'] } }
  | { failed: string }
  | { at: { done: number; of: number } };

/** What a reader leaves in its folder. */
export const linesFile = 'lines.parquet';
export const rejectsFile = 'rejects.parquet';
/** cells that say nothing to us, and columns that the contract does not know */
export const unreadFile = 'unread.parquet';
export const attributesFile = 'attributes.parquet';
