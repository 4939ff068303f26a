import { refusal } from '../../errors.ts';
import type { ModelFit } from '../../models/model-fit.ts';
import { addDays, type Day } from '../../periods.ts';
import { segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { horizon } from '../churn-validation/asked.ts';
import { behindWarnings } from '../churn-validation/cells.ts';
import { earlyWarning, type Outcome } from '../churn-validation/measures.ts';
import { recordDays } from '../record-days.ts';
import type { EarlyWarningRecordAnswer, EarlyWarningRecordRow } from './contract.ts';

const mostDates = 8;

/** The counts of a row, as churn-validation names them. */
const judgedAs: Record<string, Judged> & { warned: Judged } = {
  warned: ['precision warned', 'denominator'],
  warned_silent: ['precision warned', 'numerator'],
  customers: ['silent ', 'denominator'],
  silent: ['silent ', 'numerator'],
  dormant: ['precision dormant', 'denominator']
};
type Judged = readonly [Parameters<typeof behindWarnings>[0], Parameters<typeof behindWarnings>[1]];

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

    const { sql, bound } = await segmentsAsked.compose('warning_record', {}, { dates: days }, {});
    const { session, signal } = asking;
    const told = await session.all<RecordedOutcome>(sql, bound, { signal });
    const fits = await segmentsAsked.fitsOn({ dates: days });
    const rows = fits.map((fit) =>
      recordOf(
        told.filter(({ snapshot_date }) => snapshot_date === fit.fitted_on),
        fit.fitted_on,
        rules.lost_days,
        fit
      )
    );

    return {
      data_version: asking.published.data_version,
      data_through: asking.published.data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        dates: days.length,
        grain,
        horizon_days: horizon,
        dormant_days: rules.dormant_days,
        lost_days: rules.lost_days,
        silence_cut: rules.silence_cut,
        warning_cut: rules.warning_cut
      },
      rows
    };
  },

  cells: {
    columns: ['as_of'],
    measures: Object.keys(judgedAs),
    behind(asking, _asked, { values, measure }) {
      const { covers_from, data_through } = asking.coverage;
      const { days } = recordDays(covers_from, data_through, horizon, mostDates);
      const as_of = days.find((day) => day === values['as_of']);
      if (as_of === undefined)
        throw refusal('value_not_known', { name: 'cell.as_of', value: values['as_of'] ?? '', known: days });
      return behindWarnings(...(judgedAs[measure] ?? judgedAs.warned), as_of);
    }
  }
});

/** A row of sql/queries/warning_record.sql: of a date what churn_outcomes tells of one. */
type RecordedOutcome = Outcome & { snapshot_date: Day; customers: number };

function recordOf(
  outcomes: readonly RecordedOutcome[],
  as_of: Day,
  lost_days: number,
  { model, fit }: ModelFit
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
    is_modelled: fit.converged,
    model: fit.converged ? model : null,
    expected_silent: fit.converged
      ? outcomes
          .filter(({ fact }) => fact === 'score')
          .reduce((sum, { level, customers }) => sum + level * customers, 0)
      : null
  };
}
