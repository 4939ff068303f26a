import { chiSquareTail, testOfTwoRows } from './chi-square.ts';

/** Customers of a segment who share a value, and how many of them bought. */
export interface ValueCell {
  segment: string;
  value: string | null;
  customers: number;
  buyers: number;
}

export interface WithinTest {
  chi_square: number;
  df: number;
  p_value: number;
}

/**
 * Whether the values of a dimension tell buyers from others inside the segments, where the segments themselves tell
 * nothing any more: the χ² of each segment, added up. Undefined where no segment is large enough to be tested.
 *
 * For: whether a dimension has something to say that the scheme does not say already. Not for: how much; see
 * `againstSegmentMix`. Assumes customers who buy independently of one another.
 *
 * Sums of independent χ² are χ² with the sum of the degrees of freedom (Cochran, 1954, "Some Methods for Strengthening
 * the Common χ² Tests", section 6). Within a segment values expected to hold fewer than 5 are merged, as testOfTwoRows says.
 */
export function testWithinSegments(cells: readonly ValueCell[]): WithinTest | undefined {
  const tests = [...new Set(cells.map(({ segment }) => segment))].flatMap((segment) => {
    const own = cells.filter((cell) => cell.segment === segment);
    return (
      testOfTwoRows(
        own.map(({ buyers }) => buyers),
        own.map(({ customers, buyers }) => customers - buyers)
      ) ?? []
    );
  });
  if (tests.length === 0) return undefined;
  const chi_square = tests.reduce((total, test) => total + test.chi_square, 0);
  const df = tests.reduce((total, test) => total + test.df, 0);
  return { chi_square, df, p_value: chiSquareTail(chi_square, df) };
}

export interface AgainstMix {
  value: string | null;
  customers: number;
  buyers: number;
  /** buyers, had every customer bought as often as their segment */
  expected_buyers: number;
  /** (buyers − expected_buyers) ÷ customers */
  difference: number;
}

/** Of each value how many bought, beside how many would have by the rates of the segments its customers are in. */
export function againstSegmentMix(cells: readonly ValueCell[]): AgainstMix[] {
  const rates = new Map<string, { customers: number; buyers: number }>();
  for (const { segment, customers, buyers } of cells) {
    const before = rates.get(segment) ?? { customers: 0, buyers: 0 };
    rates.set(segment, { customers: before.customers + customers, buyers: before.buyers + buyers });
  }
  return [...new Set(cells.map(({ value }) => value))].map((value) => {
    const own = cells.filter((cell) => cell.value === value);
    const customers = own.reduce((total, cell) => total + cell.customers, 0);
    const buyers = own.reduce((total, cell) => total + cell.buyers, 0);
    const expected_buyers = own.reduce((total, cell) => {
      const segment = rates.get(cell.segment);
      return total + (segment ? (cell.customers * segment.buyers) / segment.customers : 0);
    }, 0);
    return { value, customers, buyers, expected_buyers, difference: (buyers - expected_buyers) / customers };
  });
}
