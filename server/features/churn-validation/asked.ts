import type { Coverage } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { addDays, type Day, type Period } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { Outcome } from './measures.ts';

/** H of metrics.md section 7; sql/marts/churn/warning_outcomes.sql looks as far. */
export const horizon = 180;

/** A day after which the whole horizon is covered; without a wish the last such day. */
export function judgedDay(asked: Period | undefined, coverage: Coverage): Day {
  const { covers_from, data_through } = coverage;
  const latest = addDays(data_through, -horizon);
  const as_of = asked ? dayToRead(asked, coverage).day : latest < covers_from ? covers_from : latest;
  if (as_of > latest) throw refusal('horizon_not_over', { as_of, horizon, data_through });
  return as_of;
}

/** What was foreseen on a day, and what came. */
export async function outcomesOn({ session, signal }: AskingOfData, asked: SegmentsAsked, as_of: Day) {
  const { sql, bound } = await asked.compose('churn_outcomes', { as_of }, { dates: [as_of] }, {});
  return { outcomes: await session.all<Outcome>(sql, bound, { signal }), sql, bound };
}
