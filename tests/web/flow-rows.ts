import type { SegmentFlow } from '../../server/features/segment-flow/contract.ts';
import type { SegmentLabel } from '../../server/schemes/contract.ts';
import type { Palette } from '../../web/charts/theme.ts';

/** The eight customers of metrics.md section 4, by lifecycle, 2026-06-30 → 2026-09-30. */
const flow = (
  from_segment: string,
  to_segment: string,
  moved_by_purchase: number,
  moved_by_waiting: number,
  net_amount_to = 100
): SegmentFlow => ({
  from_date: '2026-06-30',
  to_date: '2026-09-30',
  from_segment,
  to_segment,
  direction: null,
  customers: moved_by_purchase + moved_by_waiting,
  moved_by_purchase,
  moved_by_waiting,
  moved_by_boundaries: 0,
  net_amount_from: 50,
  net_amount_to,
  net_amount_from_by_purchase: 0,
  net_amount_to_by_purchase: 0
});

export const flows: SegmentFlow[] = [
  flow('not_yet_customer', 'new', 1, 0),
  flow('active', 'active', 1, 0),
  flow('active', 'lost', 0, 1, -100),
  flow('dormant', 'active', 1, 0),
  flow('dormant', 'lost', 0, 2),
  flow('lost', 'active', 1, 0),
  flow('lost', 'lost', 0, 1)
];

const label = (segment: string, en: string, zh: string, position: number): SegmentLabel => ({
  segment,
  label: { en, 'zh-CN': zh },
  meaning: { en: '', 'zh-CN': '' },
  position,
  tone: segment
});

/** Not in the order of their positions: nothing may rely on the order of the rows. */
export const segments: SegmentLabel[] = [
  label('not_yet_customer', 'Not yet a customer', '未成交', 5),
  label('new', 'New', '新客', 1),
  label('active', 'Active', '活跃', 2),
  label('dormant', 'Dormant', '沉睡', 3),
  label('lost', 'Lost', '流失', 4)
];

export const palette: Palette = {
  ink: 'ink',
  ink_soft: 'ink_soft',
  line: 'line',
  grid: 'grid',
  surface: 'surface',
  series: 'series',
  series_soft: 'series_soft',
  font: 'font',
  tone: (tone) => `tone-${tone}`
};
