/** What every question is answered with, on the command line and over HTTP. */
export interface Answer<Definition = unknown, Row = unknown> {
  /** counts up with every publication of the marts */
  data_version: number;
  /** last business day covered; null while nothing is loaded */
  data_through: string | null;
  /** what exactly was asked, defaults filled in, and by which rules it was answered */
  definition: Definition;
  rows: Row[];
  /** present when the asked time is not over: answered as of data_through */
  partial?: Partial;
}

export interface Partial {
  /** as asked: 2011Q4 */
  period: string;
  /** its last day; the data ends before it */
  ends_on: string;
}
