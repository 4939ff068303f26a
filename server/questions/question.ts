import type { Answer } from '../answer.ts';
import type { Coverage } from '../build/calendar.ts';
import type { Session } from '../db/session.ts';
import type { Home, Published } from '../home.ts';
import type { Locale } from '../schemes/contract.ts';
import type { Settings } from '../settings.ts';
import type { Cells } from './cell.ts';
import type { DimensionHeld } from '../dimensions.ts';
import type { Texts } from './ask.ts';
import type { Reader } from './parameters.ts';

export type Readers = Record<string, Reader<unknown>>;

/** What the readers of a question make of its parameters; an absent one is undefined unless its reader fills it in. */
export type ReadBy<R extends Readers> = { [Name in keyof R]: R[Name] extends Reader<infer T> ? T : never };

/** Everything a question needs to be answered from one and the same state of the data. */
export interface Asking {
  home: Home;
  session: Session;
  published: Published;
  settings: Settings;
  /** that anybody has a value of */
  dimensions: readonly DimensionHeld[];
  signal: AbortSignal | undefined;
  /** of the reader, for the few answers that hold sentences */
  locale: Locale;
}

/** The same, once it is known that something is loaded. */
export interface AskingOfData extends Asking {
  coverage: Coverage;
}

/** A named question. The command line and HTTP ask it by the same name, with the same parameters, for the same answer. */
export interface Question<R extends Readers = Readers, A extends Answer = Answer> {
  name: string;
  /** one sentence, for those who look for the question they need */
  purpose: string;
  parameters: R;
  /** parameters that depend on what is asked, in the place of the usual ones */
  readersFor?(texts: Texts): Readers;
  /** answers also while nothing is loaded */
  needs_no_data?: true;
  /** answers from whatever is loaded, with order lines or without */
  needs_no_orders?: true;
  answer(asking: AskingOfData, asked: ReadBy<R>): Promise<A>;
  /** how its numbers open down to the customers behind them */
  cells?: Cells<ReadBy<R>>;
}

/** Keeps the type of the parameters together with that of the answer. */
export const question = <R extends Readers, A extends Answer>(definition: Question<R, A>) => definition;
