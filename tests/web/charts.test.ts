import { describe, expect, it } from 'vitest';
import type { KpiSeriesPoint } from '../../server/features/kpi-series/contract.ts';
import type { SegmentSeriesPoint } from '../../server/features/segment-series/contract.ts';
import { sparkline } from '../../web/charts/sparkline.ts';
import { metricChart, segmentMetricChart } from '../../web/features/metric/metric-chart.ts';
import {
  composition,
  segmentCompositionChart
} from '../../web/features/overview/segment-composition-chart.ts';
import { sparkPoints } from '../../web/features/overview/tiles.ts';
import { palette, segments } from './flow-rows.ts';

const point = (period: string, value: number | null, more: Partial<KpiSeriesPoint> = {}): KpiSeriesPoint => ({
  metric_id: 'repurchase_rate',
  segment: null,
  period,
  starts_on: '',
  ends_on: `${period}-end`,
  value,
  numerator: 0,
  denominator: 1,
  is_complete: true,
  ...more
});

describe('the line of a tile', () => {
  it('breaks where there is no value instead of passing through 0', () => {
    const { line } = sparkline([point('1', 0.1), point('2', null), point('3', 0.3)], 104, 28);
    expect(line).toBe('M4 24M100 4');
  });

  it('draws the step into an unfinished period apart and ends it hollow', () => {
    const drawn = sparkline([point('1', 1), point('2', 2, { is_complete: false })], 104, 28);
    expect(drawn).toEqual({
      line: 'M4 24',
      unfinished: 'M4 24L100 4',
      end: { x: 100, y: 4, is_complete: false }
    });
  });

  it('lies in the middle when nothing changes', () => {
    expect(sparkline([point('1', 5), point('2', 5)], 104, 28).line).toBe('M4 14L100 14');
  });

  it('ends at the period looked at and goes back twelve', () => {
    const series = Array.from({ length: 20 }, (_, at) => point(String(10 + at), at));
    expect(sparkPoints(series, 'repurchase_rate', '25-end').map(({ period }) => period)).toEqual(
      Array.from({ length: 12 }, (_, at) => String(14 + at))
    );
    expect(sparkPoints(series, 'buyers', '25-end')).toEqual([]);
  });
});

describe('a figure over time', () => {
  const drawing = { locale: 'en', palette, chosen: '2026Q2' } as const;

  it('is hollow where the period is not over and marks the chosen one', () => {
    const option = metricChart(
      { unit: 'rate' },
      [point('2026Q2', 0.3), point('2026Q3', 0.2, { is_complete: false })],
      drawing
    );
    expect(option).toHaveProperty('series[0].data[0]', {
      value: 0.3,
      symbolSize: 11,
      itemStyle: { color: 'series' }
    });
    expect(option).toHaveProperty('series[0].data[1].itemStyle.color', 'surface');
    expect(option).toHaveProperty('series[0].markLine.data', [{ xAxis: '2026Q2' }]);
  });

  it('stacks parts by segment, best first, in the colours of the segments', () => {
    const option = segmentMetricChart(
      { unit: 'share' },
      [point('2026Q2', 0.4, { segment: 'lost' }), point('2026Q2', 0.6, { segment: 'active' })],
      { segments },
      drawing
    );
    expect(option).toHaveProperty('series.length', 2);
    expect(option).toHaveProperty('series[0]', expect.objectContaining({ name: 'Active', data: [0.6] }));
    expect(option).toHaveProperty('series[1].itemStyle.color', 'tone-lost');
  });
});

describe('segments over time', () => {
  const end = (period: string, segment: string, customers: number): SegmentSeriesPoint => ({
    snapshot_date: `${period}-end`,
    period,
    segment,
    customers,
    net_amount: 0,
    is_complete: true
  });
  const points = [
    end('2026Q1', 'lost', 10),
    end('2026Q1', 'active', 30),
    end('2026Q1', 'dormant', 0),
    end('2026Q2', 'lost', 20),
    end('2026Q2', 'active', 20),
    end('2026Q2', 'dormant', 0),
    end('2026Q3', 'lost', 99)
  ];

  it('leaves out what lies after the period looked at, and segments that never had anybody', () => {
    const shown = composition(points, { segments }, 'en', '2026Q2-end');
    expect(shown.periods).toEqual(['2026Q1', '2026Q2']);
    expect(shown.totals).toEqual([40, 40]);
    expect(shown.segments.map(({ label, customers }) => [label, customers])).toEqual([
      ['Active', [30, 20]],
      ['Lost', [10, 20]]
    ]);
  });

  it('draws customers, or shares that fill each column', () => {
    const shown = composition(points, { segments }, 'zh-CN', '2026Q2-end');
    const customers = segmentCompositionChart(shown, 'customers', 'zh-CN', palette);
    expect(customers).toHaveProperty('series[0].data', [30, 20]);
    const shares = segmentCompositionChart(shown, 'share', 'zh-CN', palette);
    expect(shares).toHaveProperty('series[0].data', [0.75, 0.5]);
    expect(shares).toHaveProperty('yAxis.max', 1);
    expect(shares).toHaveProperty('series[0].name', '活跃');
  });
});
