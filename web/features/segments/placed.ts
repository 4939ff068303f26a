import type { Dimension } from '../../../server/features/definitions/contract.ts';

/** Bars of a dimension that are listed before one asks for more. */
export const FEW = 10;

/** css pixels, near enough: of the heat map with its facets, of a card without bars, of a bar, of what asks for more. */
const [HEAT, CARD, BAR, MORE] = [800, 128, 31, 50];

/** The dimensions that stand beside the heat map: as many as it is high, so that neither column ends long before the other. */
export function besideHeatMap(dimensions: readonly Dimension[]): number {
  let height = 0;
  const beyond = dimensions.findIndex(({ values, more_values }) => {
    const bars = values.length + more_values;
    height += CARD + BAR * Math.min(bars, FEW) + (bars > FEW ? MORE : 0);
    return height > HEAT;
  });
  return beyond < 0 ? dimensions.length : Math.max(beyond, 1);
}
