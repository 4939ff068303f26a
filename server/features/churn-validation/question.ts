import type { Coverage } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { addDays, type Day, type Period } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { ChurnValidationAnswer } from './contract.ts';
import { earlyWarning, gapQuantiles, ownRhythm, p80Of, survival, type Outcome } from './measures.ts';

/** H of metrics.md section 7; sql/marts/churn/warning_outcomes.sql looks as far. */
const horizon = 180;

export const churnValidation = question({
  name: 'churn-validation',
  purpose: 'How well the churn indicators of a past day foresaw the 180 days after it.',
  parameters: { as_of: period, ...segmentParameters },

  async answer(asking, asked): Promise<ChurnValidationAnswer> {
    const as_of = judgedDay(asked.as_of, asking.coverage);
    const through = addDays(as_of, horizon);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { session, signal } = asking;
    const { sql, bound } = await segmentsAsked.compose('churn_outcomes', { as_of }, { dates: [as_of] }, {});
    const outcomes = await session.all<Outcome>(sql, bound, { signal });
    const p80 = p80Of(outcomes);
    const after = p80 === undefined ? null : await gapsAfter(asking, segmentsAsked, { as_of, through, p80 });

    const { rules } = segmentsAsked;
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        as_of,
        horizon_days: horizon,
        through,
        dormant_days: rules.dormant_days,
        lost_days: rules.lost_days,
        warning_cut: rules.warning_cut,
        gaps_after: after && { sql: after.sql, parameters: after.bound }
      },
      rows: [
        gapQuantiles(after?.counts ?? { gaps: 0, closed: 0 }),
        ...survival(outcomes, horizon),
        ...ownRhythm(outcomes),
        ...earlyWarning(outcomes, rules)
      ]
    };
  }
});

/** A day after which the whole horizon is covered; without a wish the last such day. */
function judgedDay(asked: Period | undefined, coverage: Coverage): Day {
  const { covers_from, data_through } = coverage;
  const latest = addDays(data_through, -horizon);
  const as_of = asked ? dayToRead(asked, coverage).day : latest < covers_from ? covers_from : latest;
  if (as_of > latest) throw refusal('horizon_not_over', { as_of, horizon, data_through });
  return as_of;
}

async function gapsAfter(
  { session, signal }: AskingOfData,
  asked: SegmentsAsked,
  { as_of, through, p80 }: { as_of: Day; through: Day; p80: number }
) {
  const { sql, bound } = await asked.compose(
    'churn_gaps_after',
    { after: as_of, through, within_days: p80 },
    { dates: [as_of] },
    {}
  );
  const [counts] = await session.all<{ gaps: number; closed: number }>(sql, bound, { signal });
  return { counts: counts ?? { gaps: 0, closed: 0 }, sql, bound };
}
