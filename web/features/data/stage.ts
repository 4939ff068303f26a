import type { ExtractPreview, LoadUnderWay } from '../../../server/features/extracts/contract.ts';
import type { Problem } from '../../api.ts';

/** Where files are on their way from a hand to the numbers. */
export type Stage =
  | { name: 'none' }
  | { name: 'sending'; sent: number; of: number }
  | { name: 'looking'; progress: LoadUnderWay | undefined }
  | { name: 'shown'; preview: ExtractPreview; is_waiting: boolean; problem?: Problem }
  | { name: 'refused'; problem: Problem }
  | { name: 'loading'; preview: ExtractPreview; progress: LoadUnderWay | undefined }
  /** not loaded as it is: somebody decides about the extract, or goes back to the columns */
  | { name: 'undecided'; preview: ExtractPreview; extract_id: string };

/** What is refused is told where it happened: beside the columns, where there are any. */
export const refused = (stage: Stage, problem: Problem): Stage =>
  stage.name === 'shown' || stage.name === 'loading'
    ? { name: 'shown', preview: stage.preview, is_waiting: false, problem }
    : { name: 'refused', problem };
