import type { Session } from '../../db/session.ts';
import { refusal } from '../../errors.ts';
import type { Mapping } from '../mapping.ts';
import { isMapped } from './cells.ts';

/** Words for a line that came back. Alone they label it: the sign of its amount decides. */
const usualStatuses = [
  'return',
  'returned',
  'refund',
  'refunded',
  '退货',
  '已退货',
  '退款',
  '已退款',
  '退货退款',
  '退款成功'
];

/** How a line is recognised as a return, other than by its sign, and whether that turns a positive amount. */
export interface ReturnMarks {
  /** SQL that is true for a line that is marked */
  isMarked: string;
  /** the mark turns positive amounts; else the sign stands */
  negates: boolean;
  parameters: Record<string, string | string[]>;
}

/** What the mapping says of order ids and statuses that mark a return. */
export async function returnMarks(session: Session, mapping: Mapping): Promise<ReturnMarks> {
  const { return_order_pattern: pattern, return_statuses, return_marks_negate } = mapping.options;
  const marks: string[] = [];
  const parameters: ReturnMarks['parameters'] = {};
  if (pattern !== undefined && isMapped(mapping, 'order_id')) {
    await refuseMalformed(session, pattern);
    marks.push('coalesce(regexp_matches(order_id, $return_order_pattern), false)');
    parameters['return_order_pattern'] = pattern;
  }
  if (isMapped(mapping, 'status')) {
    marks.push('coalesce(list_contains($return_statuses, status_word), false)');
    parameters['return_statuses'] = (return_statuses ?? usualStatuses).map((status) =>
      status.trim().toLowerCase()
    );
  }
  const isMarked = marks.length > 0 ? `(${marks.join(' or ')})` : 'false';
  return { isMarked, negates: return_marks_negate ?? false, parameters };
}

/** The engine's regular expressions are not those of JavaScript: it says itself what it can use. */
async function refuseMalformed(session: Session, pattern: string): Promise<void> {
  try {
    await session.all(`select regexp_matches('', $pattern) as matches`, { pattern });
  } catch {
    throw refusal('pattern_malformed', { pattern });
  }
}
