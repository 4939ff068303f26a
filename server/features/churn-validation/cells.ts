import { refusal } from '../../errors.ts';
import { addDays, type Day } from '../../periods.ts';
import { linesOfState, type Behind, type Cell } from '../../questions/cell.ts';
import { horizon } from './asked.ts';
import { bandOf, bands } from './measures.ts';

/** Who is counted above and below the line, as conditions over warning_outcomes. The text is ours: a cell only chooses. */
interface Term {
  numerator?: string;
  denominator: string;
}

const isScored = 'score_numerator / cast(score_denominator as double) is not null';
const isSilent = 'not has_returned';
const isDormant = `gap_status = 'dormant'`;
const isForeseen = `is_warned and ${isSilent}`;

/** By indicator, measure and key; a list of the k highest scores is none: on the level which k cuts through equals share. */
const terms: Readonly<Record<string, Term>> = {
  'own_rhythm auc ': { denominator: 'ratio_numerator / cast(ratio_denominator as double) is not null' },
  'early_warning auc ': { denominator: isScored },
  'early_warning silent ': { numerator: `${isScored} and ${isSilent}`, denominator: isScored },
  'early_warning precision warned': { numerator: isForeseen, denominator: 'is_warned' },
  'early_warning recall warned': { numerator: isForeseen, denominator: `${isScored} and ${isSilent}` },
  'early_warning precision dormant': { numerator: `${isDormant} and ${isSilent}`, denominator: isDormant },
  'early_warning lift dormant': { denominator: isDormant },
  'early_warning lead_days warned': { denominator: isForeseen }
};

/** The customers of a share; of the gaps, each customer adds as many as were theirs. */
export async function behindValidation(
  { values, measure }: Cell,
  as_of: Day,
  p80: () => Promise<number | undefined>
): Promise<Behind> {
  const { indicator = '', measure: told = '', key = '' } = values;
  const part = measure === 'numerator' ? 'numerator' : 'denominator';
  if (indicator === 'gap_quantiles') return behindGaps(part, as_of, await p80());

  const isBand = indicator === 'survival' && told === 'returned' && bands.includes(key);
  const term = isBand ? bandTerm(key) : terms[`${indicator} ${told} ${key}`];
  const condition = term?.[part];
  if (condition === undefined) {
    const known = [...Object.keys(terms).map((each) => each.trim()), 'survival returned', 'gap_quantiles'];
    const name = `${indicator} ${told} ${key}`.trim();
    throw refusal('cell_without_customers', { measure: `${name || '–'} (${part})`, known });
  }
  return behindCondition(condition, as_of);
}

/** The customers of the warnings of a day that are counted, by the names of churn-validation. */
export function behindWarnings(
  named: 'precision warned' | 'silent ' | 'precision dormant',
  part: keyof Term,
  as_of: Day
): Behind {
  return behindCondition(terms[`early_warning ${named}`]?.[part] ?? 'false', as_of);
}

const behindCondition = (condition: string, as_of: Day): Behind => ({
  relation: {
    sql: `select customer_key, cast(1 as bigint) as contribution
from warning_outcomes
where snapshot_date = cast($cell_day as date)
    and ${condition}`,
    inputs: ['warning_outcomes'],
    parameters: { cell_day: as_of }
  },
  times: { dates: [as_of] },
  lines: linesOfState(as_of, 'activity'),
  as_of
});

function bandTerm(key: string): Term {
  const { begin, end } = bandOf(key);
  const denominator = `recency_days >= ${begin}${end === Infinity ? '' : ` and recency_days <= ${end}`}`;
  return { numerator: `${denominator} and has_returned`, denominator };
}

/** Nobody while no gap had closed by the day: there is no number of days to be within. */
function behindGaps(part: keyof Term, as_of: Day, p80: number | undefined): Behind {
  return {
    relation: {
      sql: `select customer_key, cast(count(*) as bigint) as contribution
from customer_gaps
where opened_on > cast($cell_day as date)
    and opened_on <= cast($cell_through as date) - cast($cell_within as integer)
    and customer_key in (select customer_key from asked_customers)${part === 'numerator' ? '\n    and gap_days <= cast($cell_within as integer)' : ''}
group by customer_key`,
      inputs: ['customer_gaps', 'asked_customers'],
      parameters: { cell_day: as_of, cell_through: addDays(as_of, horizon), cell_within: p80 ?? null }
    },
    times: { dates: [as_of] },
    lines: { counted: 'activity', days: { from: addDays(as_of, 1), through: addDays(as_of, horizon) } },
    as_of
  };
}
