import { readFileSync } from 'node:fs';
import type { RepeatValue } from '../../server/stats/gamma-gamma.ts';
import type { WeighedHistory } from '../../server/stats/purchase-history.ts';
import { parseCsv, type CsvRow } from './csv.ts';
import { sharedData, sharedFile } from './shared-data.ts';

export const cdnowSample = sharedData('cdnow/CDNOW_sample.txt');
export const cdnowFits = sharedFile('golden/cdnow_fits.csv');

/** The published rows of a golden file; none where it is not there. */
export function goldenRows(name: string): CsvRow[] {
  const { path, isMissing } = sharedFile(`golden/${name}.csv`);
  return isMissing ? [] : parseCsv(readFileSync(path, 'utf8'));
}

const dayNumber = (day: string) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) / 86_400_000;
/** Calibration ends on 1997-09-30, the holdout on 1998-06-30. */
const [calibrated, held] = ['19970930', '19980630'].map(dayNumber) as [number, number];

export interface CdnowCustomer {
  customer_id: number;
  /** in weeks, by 1997-09-30 */
  history: { repeat_orders: number; first_to_last: number; age: number };
  /** of the repeat purchase days; undefined without one, or where they came to nothing */
  mean_value: number | undefined;
  /** purchase days from 1997-10-01 to 1998-06-30 */
  held_out: number;
  /** days of repeat purchases up to 1998-06-30, counted from 1997-01-01 */
  repeat_days: number[];
  /** the first, counted from 1997-01-01 */
  first_day: number;
}

/** The 1/10 sample of CDNOW, purchases of a day merged (Fader & Hardie's preparation). */
export function cdnowCustomers(): CdnowCustomer[] {
  const customers = new Map<number, Map<number, number>>();
  for (const line of readFileSync(cdnowSample.path, 'utf8').trim().split(/\r?\n/)) {
    const [, id = '', day = '', , amount = ''] = line.trim().split(/\s+/);
    const days = customers.get(Number(id)) ?? new Map<number, number>();
    days.set(dayNumber(day), (days.get(dayNumber(day)) ?? 0) + Number(amount));
    customers.set(Number(id), days);
  }
  const begin = dayNumber('19970101');
  return [...customers].map(([customer_id, days]) => {
    const all = [...days.keys()].sort((one, other) => one - other);
    const first = all[0] ?? NaN;
    const known = all.filter((day) => day <= calibrated);
    const repeats = known.slice(1);
    const value = repeats.reduce((sum, day) => sum + (days.get(day) ?? 0), 0);
    return {
      customer_id,
      history: {
        repeat_orders: repeats.length,
        first_to_last: ((known.at(-1) ?? first) - first) / 7,
        age: (calibrated - first) / 7
      },
      mean_value: value > 0 ? value / repeats.length : undefined,
      held_out: all.filter((day) => day > calibrated && day <= held).length,
      repeat_days: all.slice(1).map((day) => day - begin),
      first_day: first - begin
    };
  });
}

/** Each distinct history once. */
export function weighed(histories: readonly Omit<WeighedHistory, 'customers'>[]): WeighedHistory[] {
  const distinct = new Map<string, WeighedHistory>();
  for (const history of histories) {
    const key = JSON.stringify(history);
    distinct.set(key, { ...history, customers: 1 + (distinct.get(key)?.customers ?? 0) });
  }
  return [...distinct.values()];
}

export const repeatValues = (customers: readonly CdnowCustomer[]): RepeatValue[] =>
  customers.flatMap(({ history: { repeat_orders }, mean_value }) =>
    mean_value === undefined ? [] : [{ repeat_orders, mean_value, customers: 1 }]
  );
