import { untoldWords } from '../../messages/churn-validation.ts';
import { addDays, type Day } from '../../periods.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { Locale } from '../../schemes/contract.ts';
import { warnedBy } from '../warned-by.ts';
import { horizon, judgedDay, outcomesOn } from './asked.ts';
import { behindValidation } from './cells.ts';
import type { ChurnValidationAnswer, ChurnValidationRow } from './contract.ts';
import { earlyWarning, gapQuantiles, ownRhythm, p80Of, survival, type Measured } from './measures.ts';

export const churnValidation = question({
  name: 'churn-validation',
  purpose: 'How well the churn indicators of a past day foresaw the 180 days after it.',
  parameters: { as_of: period, ...segmentParameters },

  async answer(asking, asked): Promise<ChurnValidationAnswer> {
    const as_of = judgedDay(asked.as_of, asking.coverage);
    const through = addDays(as_of, horizon);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { outcomes, sql, bound } = await outcomesOn(asking, segmentsAsked, as_of);
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
        ...warnedBy(await asking.home.fits.on(asking, as_of, rules), rules),
        gaps_after: after && { sql: after.sql, parameters: after.bound }
      },
      rows: [
        gapQuantiles(after?.counts ?? { gaps: 0, closed: 0 }),
        ...survival(outcomes, horizon),
        ...ownRhythm(outcomes),
        ...earlyWarning(outcomes, rules)
      ].map((row) => worded(row, asking.locale))
    };
  },

  cells: {
    columns: ['indicator', 'measure', 'key'],
    measures: ['denominator', 'numerator'],
    async behind(asking, asked, cell) {
      const as_of = judgedDay(asked.as_of, asking.coverage);
      const p80 = async () => {
        const segmentsAsked = await SegmentsAsked.of(asking, asked);
        return p80Of((await outcomesOn(asking, segmentsAsked, as_of)).outcomes);
      };
      return behindValidation(cell, as_of, p80);
    }
  }
});

/** The reason as a sentence: of how many it is told, and how long the list is. */
function worded({ untold, ...row }: Measured, locale: Locale): ChurnValidationRow {
  if (untold === null) return { ...row, reason: null };
  const reason = untoldWords[untold][locale]
    .replace('{n}', String(row.denominator))
    .replace('{k}', row.key ?? '');
  return { ...row, reason };
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
