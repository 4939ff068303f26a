import type { Answer } from '../../answer.ts';

/** GET /api/quality-cases?code=phone_impossible (&extract_id=…, page, page_size): the cells and customers of a finding. */
export interface QualityCase {
  code: string;
  /** null: not of one extract */
  extract_id: string | null;
  source_file: string | null;
  /** physical line where the record starts in a text file, else the record number from 1 */
  source_line: number | null;
  customer_id: string | null;
  /** of the contract; null: the customer as such */
  column_name: string | null;
  /** as it stands */
  value: string | null;
}

export interface QualityCasesDefinition {
  code: string | null;
  extract_id: string | null;
  page: number;
  page_size: number;
}

export type QualityCasesAnswer = Answer<QualityCasesDefinition, QualityCase> & { total: number };
