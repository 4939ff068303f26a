import { kaplanMeier, survivalAt, daysUntilReturned, type SurvivalStep } from '../../stats/survival.ts';
import { quantileInHundredths } from '../../stats/quantile.ts';
import type { Rules } from '../../schemes/rules.ts';
import type { ChurnRow } from './contract.ts';

/** A row of sql/queries/churn.sql. */
export interface Fact {
  fact: 'waiting' | 'closed' | 'open' | 'at_risk' | 'rhythm' | 'warning';
  days: number | null;
  key: string | null;
  customers: number | null;
  net_amount: number | null;
  base: number | null;
  gaps: number | null;
  weight: number | null;
}

export const statuses = ['active', 'dormant', 'lost'] as const;
const percents = [25, 50, 75, 80, 90, 95];

/** Upper ends, in gaps expected of the customer: half by half. */
export const rhythmBands = ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', 'more'] as const;
export const warnings = ['overdue', 'warned'] as const;

/** Of those who return, so many per cent have by the day that is suggested. */
export const suggestedBy = { dormant_days: 80, lost_days: 90 };

export interface Sum {
  customers: number;
  net_amount: number;
}

/** The counts of one day, and what statistics make of them. */
export class Facts {
  readonly #facts: readonly Fact[];
  readonly curve: SurvivalStep[];

  constructor(facts: readonly Fact[]) {
    this.#facts = facts;
    this.curve = curveOf(facts.map(({ days, ...fact }) => ({ ...fact, level: days })));
  }

  get closedGaps(): number {
    return this.#of('closed').reduce((total, { gaps }) => total + (gaps ?? 0), 0);
  }

  rows(rules: Rules): Omit<ChurnRow, 'snapshot_date'>[] {
    return [
      ...this.#statuses(),
      ...this.#quantiles(),
      ...this.#survival(),
      ...this.#thresholds(rules),
      ...this.#atRisk(),
      ...this.#rhythm(),
      ...this.#warnings()
    ];
  }

  /** Days of a quantile, in hundredths; undefined before a gap has closed. */
  quantile(percent: number): number | undefined {
    const counts = this.#of('closed').map(({ days, gaps }) => ({ value: days ?? 0, times: gaps ?? 0 }));
    return quantileInHundredths(counts, percent);
  }

  /** In force and suggested; in each pair the dormant end where the lost begin. */
  thresholds({ dormant_days, lost_days }: Rules): Threshold[] {
    const dormant = daysUntilReturned(this.curve, suggestedBy.dormant_days);
    const lost = daysUntilReturned(this.curve, suggestedBy.lost_days);
    return [
      { key: 'dormant_days', days: dormant_days, through: lost_days },
      { key: 'lost_days', days: lost_days },
      { key: 'suggested_dormant_days', days: dormant, through: lost },
      { key: 'suggested_lost_days', days: lost }
    ];
  }

  #of(wanted: Fact['fact']): Fact[] {
    return this.#facts.filter(({ fact }) => fact === wanted);
  }

  /** Who waits for so many days. */
  #waiting(does: (days: number, status: string | null) => boolean): Sum {
    const those = this.#of('waiting').filter(({ days, key }) => does(days ?? 0, key));
    return {
      customers: those.reduce((total, { customers }) => total + (customers ?? 0), 0),
      net_amount: those.reduce((total, { net_amount }) => total + (net_amount ?? 0), 0)
    };
  }

  #statuses() {
    const all = this.#waiting(() => true).customers;
    return statuses.map((status) => {
      const those = this.#waiting((_, key) => key === status);
      return {
        kind: 'status' as const,
        key: status,
        value: shareOf(those.customers, all),
        base: all,
        ...those
      };
    });
  }

  #quantiles() {
    return percents.map((percent) => {
      const hundredths = this.quantile(percent);
      return {
        kind: 'quantile' as const,
        key: `p${percent}`,
        ...(hundredths === undefined
          ? nothing
          : { value: hundredths / 100, base: null, ...this.#waiting((days) => 100 * days > hundredths) })
      };
    });
  }

  #survival() {
    const waiting = this.#of('waiting').map(({ days }) => days ?? 0);
    const days = [...new Set([...this.curve.map((step) => step.days), ...waiting])];
    return days
      .sort((one, other) => one - other)
      .map((day) => ({
        kind: 'survival' as const,
        key: String(day),
        value: survivalAt(this.curve, day),
        base: null,
        ...this.#waiting((waited) => waited === day)
      }));
  }

  #thresholds(rules: Rules) {
    return this.thresholds(rules).map(({ key, days, through = Infinity }) => ({
      kind: 'threshold' as const,
      key,
      ...(days === undefined
        ? nothing
        : { value: days, base: null, ...this.#waiting((waited) => waited > days && waited <= through) })
    }));
  }

  #atRisk() {
    return this.#of('at_risk').map(({ key, customers, net_amount, base }) => ({
      kind: 'at_risk' as const,
      key: key ?? '',
      value: shareOf(customers ?? 0, base ?? 0),
      base,
      customers,
      net_amount
    }));
  }

  /** Every band while there is a rhythm to tell, empty ones too: a picture of it has no holes. */
  #rhythm() {
    const told = this.#of('rhythm');
    if (told.length === 0) return [];
    const base = told[0]?.base ?? 0;
    return rhythmBands.map((key, at) => {
      const { customers, net_amount } = told.find(({ days }) => days === at + 1) ?? none;
      return {
        kind: 'rhythm' as const,
        key,
        value: shareOf(customers ?? 0, base),
        base,
        customers,
        net_amount
      };
    });
  }

  #warnings() {
    return this.#of('warning').map(({ key, customers, net_amount, base }) => ({
      kind: 'warning' as const,
      key: key ?? '',
      value: shareOf(customers ?? 0, base ?? 0),
      base,
      customers,
      net_amount
    }));
  }
}

export interface Threshold {
  key: string;
  /** more than so many days, undefined when the data suggest none */
  days: number | undefined;
  /** and at most so many; absent: however many */
  through?: number | undefined;
}

const none = { customers: 0, net_amount: 0 };
const nothing = { value: null, base: null, customers: null, net_amount: null };

export const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Facts of closed and open gaps as the survival curve of everybody asked about. */
export function curveOf(
  facts: readonly { fact: string; level: number | null; weight: number | null }[]
): SurvivalStep[] {
  const lengths = new Map<number, { days: number; closed: number; open: number }>();
  for (const { fact, level, weight } of facts) {
    if (fact !== 'closed' && fact !== 'open') continue;
    const days = level ?? 0;
    const length = lengths.get(days) ?? { days, closed: 0, open: 0 };
    length[fact] += weight ?? 0;
    lengths.set(days, length);
  }
  return kaplanMeier([...lengths.values()]);
}
