import { refusal } from '../../errors.ts';
import type { BoundGiven } from '../../db/relations.ts';
import type { Parameters } from '../../db/values.ts';
import { isDay, type Day } from '../../periods.ts';
import { linesOfState, type Behind, type Cell } from '../../questions/cell.ts';
import type { Rules } from '../../schemes/rules.ts';
import { rhythmBands, statuses, warnings, type Facts } from './facts.ts';

/** Who is counted in a row of churn: people who wait, chosen by how long; for at_risk those warned in a segment. */
export async function behindChurn(
  { values, measure }: Cell,
  as_of: Day,
  scheme: string,
  facts: () => Promise<Facts>,
  rules: Rules
): Promise<Behind> {
  const kind = values['kind'] ?? '';
  const key = values['key'] ?? '';
  const day = kind === 'status_series' ? (values['snapshot_date'] ?? '') : as_of;
  if (!isDay(day)) throw refusal('value_not_known', { name: 'snapshot_date', value: day, known: as_of });
  const told = {
    contribution: measure === 'net_amount' ? 'monetary_value' : 'cast(1 as bigint)',
    parameters: { cell_day: day } as Parameters
  };
  const behind = (relation: BoundGiven): Behind => ({
    relation,
    times: { dates: [day] },
    lines: linesOfState(day, measure === 'net_amount' ? 'amount' : 'activity'),
    as_of: day
  });

  if (kind === 'status' || kind === 'status_series') {
    return behind(waiting(told, 'gap_status = $cell_key', { cell_key: keyAmong(statuses, key) }));
  }
  if (kind === 'survival') {
    if (!/^\d{1,5}$/.test(key))
      throw refusal('value_not_known', { name: 'key', value: key, known: '0, 1, …' });
    return behind(waiting(told, 'recency_days = $cell_days', { cell_days: Number(key) }));
  }
  if (kind === 'quantile') {
    const hundredths = (await facts()).quantile(
      Number(keyAmong(['p25', 'p50', 'p75', 'p80', 'p90', 'p95'], key).slice(1))
    );
    return behind(longerThan(told, hundredths));
  }
  if (kind === 'threshold') {
    const thresholds = (await facts()).thresholds(rules);
    const name = keyAmong(
      thresholds.map((each) => each.key),
      key
    );
    const { days, through } = thresholds.find((each) => each.key === name) ?? {};
    return behind(longerThan(told, days === undefined ? undefined : 100 * days, through));
  }
  if (kind === 'rhythm') {
    const halves = 1 + rhythmBands.indexOf(keyAmong(rhythmBands, key));
    return behind(scored(told, 'waited_halves = $cell_halves', { cell_halves: halves }));
  }
  if (kind === 'warning') {
    return behind(
      scored(told, keyAmong(warnings, key) === 'warned' ? 'is_warned' : 'overdue_numerator > 0', {})
    );
  }
  keyAmong(
    ['status', 'quantile', 'survival', 'threshold', 'at_risk', 'rhythm', 'warning', 'status_series'],
    kind,
    'kind'
  );
  return behind({
    sql: `select warnings.customer_key, ${told.contribution} as contribution
from early_warnings as warnings
inner join (select customer_key, snapshot_date from customer_segments where scheme = $cell_scheme and segment = $cell_key) as segments
    on segments.customer_key = warnings.customer_key
    and segments.snapshot_date = warnings.snapshot_date
where warnings.snapshot_date = cast($cell_day as date)
    and warnings.is_warned`,
    inputs: ['early_warnings', 'customer_segments'],
    parameters: { ...told.parameters, cell_key: key, cell_scheme: scheme }
  });
}

interface Told {
  contribution: string;
  parameters: Parameters;
}

const ofDay =
  (mart: 'customer_waits' | 'early_warnings') => (told: Told, condition: string, parameters: Parameters) => ({
    sql: `select customer_key, ${told.contribution} as contribution
from ${mart}
where snapshot_date = cast($cell_day as date)
    and ${condition}`,
    inputs: [mart],
    parameters: { ...told.parameters, ...parameters }
  });

const waiting = ofDay('customer_waits');
const scored = ofDay('early_warnings');

/** Nobody where there is no number of days to be longer than. */
const longerThan = (told: Told, hundredths: number | undefined, through?: number): BoundGiven =>
  waiting(
    told,
    '100 * recency_days > cast($cell_hundredths as bigint) and recency_days <= cast($cell_through as bigint)',
    { cell_hundredths: hundredths ?? null, cell_through: through ?? 10_000_000 }
  );

function keyAmong<Key extends string>(known: readonly Key[], value: string, name = 'key'): Key {
  const found = known.find((each) => each === value);
  if (found === undefined) throw refusal('value_not_known', { name, value, known });
  return found;
}
