import { refusal } from '../../errors.ts';
import { addDays, type Day } from '../../periods.ts';
import { segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { horizon, outcomesOn } from '../churn-validation/asked.ts';
import { earlyWarning, type Outcome } from '../churn-validation/measures.ts';
import { recordDays } from '../record-days.ts';
import type { EarlyWarningRecordAnswer, EarlyWarningRecordRow } from './contract.ts';

const mostDates = 8;

export const earlyWarningRecord = question({
  name: 'early-warning-record',
  purpose: 'How well early warnings foresaw who would not come back, at up to eight past dates.',
  parameters: segmentParameters,

  async answer(asking, asked): Promise<EarlyWarningRecordAnswer> {
    const { covers_from, data_through } = asking.coverage;
    const { grain, days } = recordDays(covers_from, data_through, horizon, mostDates);
    if (days.length === 0) throw refusal('record_too_short', { horizon, covers_from, data_through });
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rules } = segmentsAsked;

    const rows: EarlyWarningRecordRow[] = [];
    let definition = segmentsAsked.definition('', {});
    for (const as_of of days) {
      const { outcomes, sql, bound } = await outcomesOn(asking, segmentsAsked, as_of);
      const [model] = await segmentsAsked.fitsOn({ dates: [as_of] });
      definition = segmentsAsked.definition(sql, bound);
      rows.push(recordOf(outcomes, as_of, rules.lost_days, model?.fit.converged ?? false));
    }

    return {
      data_version: asking.published.data_version,
      data_through: asking.published.data_through,
      definition: {
        ...definition,
        dates: days.length,
        grain,
        horizon_days: horizon,
        dormant_days: rules.dormant_days,
        lost_days: rules.lost_days,
        warning_cut: rules.warning_cut
      },
      rows
    };
  }
});

function recordOf(
  outcomes: readonly Outcome[],
  as_of: Day,
  lost_days: number,
  is_modelled: boolean
): EarlyWarningRecordRow {
  const measured = earlyWarning(outcomes, { lost_days });
  const of = (measure: string, key: string | null) => {
    const row = measured.find((each) => each.measure === measure && each.key === key);
    if (!row) throw new Error(`nobody measures ${measure} ${key}`);
    return row;
  };
  const silent = of('silent', null);
  const precision = of('precision', 'warned');
  const dormant = of('precision', 'dormant');
  return {
    as_of,
    through: addDays(as_of, horizon),
    customers: silent.denominator,
    silent: silent.numerator ?? 0,
    base_rate: silent.value,
    warned: precision.denominator,
    warned_silent: precision.numerator ?? 0,
    precision: precision.value,
    recall: of('recall', 'warned').value,
    precision_at_10: of('precision_at', '10').value,
    precision_at_50: of('precision_at', '50').value,
    precision_at_100: of('precision_at', '100').value,
    precision_at_500: of('precision_at', '500').value,
    dormant: dormant.denominator,
    dormant_precision: dormant.value,
    lift_over_dormant: of('lift', 'dormant').value,
    lead_days: of('lead_days', 'warned').value,
    is_modelled
  };
}
