import type {
  CohortCell,
  CohortMean,
  CohortRetentionDefinition
} from '../../../server/features/cohort-retention/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { axisNumber, count, decimal, money, rate, wholeMoney } from '../../format.ts';

export type CohortGrain = CohortRetentionDefinition['cohort'];
export type CohortKind = CohortRetentionDefinition['kind'];

/** What a cell of the cohorts shows. */
export const MEASURES = ['share', 'customers', 'orders', 'net_amount', 'per_customer'] as const;
export type Measure = (typeof MEASURES)[number];

const FIELDS = {
  share: 'retention_rate',
  customers: 'customers',
  orders: 'orders',
  net_amount: 'net_amount',
  per_customer: 'net_amount_per_customer'
} as const satisfies Record<Measure, keyof CohortCell & keyof CohortMean>;

/** Whose customers stand behind a cell, whatever it shows of them. */
export const OPENED = {
  share: 'customers',
  customers: 'customers',
  orders: 'orders',
  net_amount: 'net_amount',
  per_customer: 'net_amount'
} as const satisfies Record<Measure, string>;

export function measureNamed(text: string | undefined): Measure {
  return MEASURES.find((measure) => measure === text) ?? 'share';
}

export function valueOf(measure: Measure, cell: CohortCell): number | null {
  return cell[FIELDS[measure]];
}

/** What a counted thing comes to in one cohort on average; a rate is that of all of them together. */
export function meanOf(measure: Measure, mean: CohortMean): number | null {
  if (mean.cohorts === 0) return null;
  const value = mean[FIELDS[measure]];
  return measure === 'share' || measure === 'per_customer' ? value : (value ?? 0) / mean.cohorts;
}

export function textOf(measure: Measure, value: number | null, locale: Locale): string {
  if (measure === 'share') return rate(value, locale);
  if (measure === 'per_customer') return money(value, locale);
  return measure === 'net_amount' ? wholeMoney(value, locale) : count(value, locale);
}

export function meanText(measure: Measure, value: number | null, locale: Locale): string {
  const is_counted = measure === 'customers' || measure === 'orders';
  return is_counted ? decimal(value, locale) : textOf(measure, value, locale);
}

/** Short enough for an axis. */
export function axisText(measure: Measure, value: number, locale: Locale): string {
  if (measure === 'share') return `${Math.round(value * 1000) / 10}%`;
  const is_money = measure === 'net_amount' || measure === 'per_customer';
  return axisNumber(is_money ? value / 100 : value, locale);
}
