import type { Metric } from './metric.ts';

/** Who stands where at the end. */
export const standings = [
  {
    id: 'customer_share',
    label: { en: 'Size share', 'zh-CN': '群体占比' },
    unit: 'share',
    better: 'neither',
    additive: ['groups'],
    mart: 'customer_standings',
    numerator: { unit: 'customers', sum: '1' },
    denominator: { unit: 'customers', sum: '1' },
    by_segment: true,
    meaning: {
      en: 'A segment’s share of all customers with a sale order by the end of the period.',
      'zh-CN': '期末各分层客户数占全部已成交客户的比例。'
    },
    formula: {
      en: 'customers of the segment at the end ÷ customers with a sale order by then',
      'zh-CN': '期末该分层客户数 ÷ 期末已有销售订单的客户数'
    },
    source: 'sql/decisions/006-contribution.md'
  }
] as const satisfies readonly Metric[];
