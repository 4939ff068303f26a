import type { Extract } from '../../../server/features/extracts/contract.ts';

export type PartName = 'loaded' | 'rejected' | 'blank';

export interface ReconciliationPart {
  name: PartName;
  value: number;
  /** 0…1 of the bar */
  share: number;
}

/** What came in, and what became of it. The parts add up to the whole. */
export interface Reconciliation {
  whole: number;
  parts: ReconciliationPart[];
}

export function linesOf({ lines_in, lines_loaded, lines_rejected, lines_blank }: Extract): Reconciliation {
  return {
    whole: lines_in,
    parts: shares([
      ['loaded', lines_loaded],
      ['rejected', lines_rejected],
      ['blank', lines_blank]
    ])
  };
}

/** In minor units. */
export function amountsOf({ amount_in, amount_loaded, amount_rejected }: Extract): Reconciliation {
  return {
    whole: minorUnits(amount_in),
    parts: shares([
      ['loaded', minorUnits(amount_loaded)],
      ['rejected', minorUnits(amount_rejected)]
    ])
  };
}

/** Whether nothing was lost on the way, to the line and to the cent. */
export const isWhole = ({ whole, parts }: Reconciliation) =>
  parts.reduce((sum, { value }) => sum + value, 0) === whole;

/** Decimal text in currency units, such as "-12.50"; exact up to 90,000,000,000,000.00. */
export function minorUnits(text: string): number {
  const [units = '0', decimals = ''] = text.replace('-', '').split('.');
  const minor = Number(units) * 100 + Number(decimals.padEnd(2, '0'));
  return text.startsWith('-') && minor !== 0 ? -minor : minor;
}

/** More returns than sales come to less than nothing: what is drawn is how much, not which way. */
function shares(parts: [PartName, number][]): ReconciliationPart[] {
  const all = parts.reduce((sum, [, value]) => sum + Math.abs(value), 0);
  return parts.map(([name, value]) => ({ name, value, share: all === 0 ? 0 : Math.abs(value) / all }));
}
