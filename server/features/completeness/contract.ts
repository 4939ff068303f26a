import type { Answer } from '../../answer.ts';

/** GET /api/completeness: of the customers that customers extracts name, how much is filled, by whoever looks after them. */
export interface OwnerCompleteness {
  /** null: nobody */
  owner: string | null;
  /** of the contract; a column that nobody has filled is not told */
  column_name: string;
  /** in the reader's language */
  label: string;
  customers: number;
  filled: number;
  filled_share: number;
}

export type CompletenessAnswer = Answer<object, OwnerCompleteness>;
