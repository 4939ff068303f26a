import type { Input } from '../../server/schemes/facts.ts';
import type { Words } from '../../server/schemes/contract.ts';

/** What customers did without ordering, as a dimension of dimension-scan: a column of sql/queries/dimension_scan.sql. */
export interface ScanMeasure {
  dimension: string;
  label: Words;
  needs: Input;
}

export const scanMeasures: readonly ScanMeasure[] = [
  {
    dimension: 'interactions_365_days',
    label: { en: 'Interactions in 365 days', 'zh-CN': '365 天互动次数' },
    needs: 'interactions'
  },
  {
    dimension: 'interactions_30_days',
    label: { en: 'Interactions in 30 days', 'zh-CN': '30 天互动次数' },
    needs: 'interactions'
  },
  {
    dimension: 'lead_points',
    label: { en: 'Lead points in 30 days', 'zh-CN': '30 天线索分' },
    needs: 'interactions'
  },
  {
    dimension: 'intents_30_days',
    label: { en: 'Carts and enquiries in 30 days', 'zh-CN': '30 天加购与询价次数' },
    needs: 'interactions'
  },
  {
    dimension: 'referrals_365_days',
    label: { en: 'Referrals in 365 days', 'zh-CN': '365 天推荐次数' },
    needs: 'interactions'
  },
  {
    dimension: 'has_open_intent',
    label: { en: 'Cart or enquiry without an order', 'zh-CN': '加购或询价后未下单' },
    needs: 'interactions'
  },
  {
    dimension: 'is_complaining',
    label: { en: 'Complaining', 'zh-CN': '正在投诉' },
    needs: 'feedback'
  },
  {
    dimension: 'is_promoter',
    label: { en: 'Would recommend us', 'zh-CN': '愿意推荐' },
    needs: 'feedback'
  }
];

/** What the scores are called, where their drift is told. */
export const scoreLabels: Readonly<Record<'recency' | 'frequency' | 'monetary', Words>> = {
  recency: { en: 'Recency', 'zh-CN': '最近购买' },
  frequency: { en: 'Frequency', 'zh-CN': '购买频次' },
  monetary: { en: 'Monetary value', 'zh-CN': '购买金额' }
};
