import type { Words } from '../../server/schemes/contract.ts';
import type { Metric } from './metric.ts';

const move = <Id extends string>(
  id: Id,
  step: 'up' | 'hold' | 'down',
  better: Metric['better'],
  label: Words,
  meaning: Words,
  formula: Words
) =>
  ({
    id,
    label,
    unit: 'rate',
    better,
    additive: [],
    mart: 'customer_moves',
    numerator: { unit: 'customers', sum: '1', where: `step = '${step}'` },
    denominator: { unit: 'customers', sum: '1' },
    meaning,
    formula,
    source: 'sql/decisions/005-bases-of-rates.md'
  }) as const satisfies Metric;

/** On the ladder of an ordered scheme: the one asked about, else value_tier. The three add up to 1. */
export const tierMoves = [
  move(
    'upgrade_rate',
    'up',
    'up',
    { en: 'Upgrade rate', 'zh-CN': '升级率' },
    {
      en: 'Of the customers who stood in a tier on the day before the period, the share who stand in a higher one at its end.',
      'zh-CN': '期初前一日处于各等级的客户中，期末等级更高的客户所占比例。'
    },
    {
      en: 'tier at the end higher ÷ customers in a tier on the day before',
      'zh-CN': '期末等级更高的客户数 ÷ 期初前一日有等级的客户数'
    }
  ),
  move(
    'downgrade_rate',
    'down',
    'down',
    { en: 'Downgrade rate', 'zh-CN': '降级率' },
    {
      en: 'Of the customers who stood in a tier on the day before the period, the share who stand in a lower one at its end or have lapsed.',
      'zh-CN': '期初前一日处于各等级的客户中，期末等级更低或已失活的客户所占比例。'
    },
    {
      en: 'tier at the end lower, or lapsed ÷ customers in a tier on the day before',
      'zh-CN': '期末等级更低或已失活的客户数 ÷ 期初前一日有等级的客户数'
    }
  ),
  move(
    'hold_rate',
    'hold',
    'up',
    { en: 'Hold rate', 'zh-CN': '保级率' },
    {
      en: 'Of the customers who stood in a tier on the day before the period, the share who stand in the same one at its end.',
      'zh-CN': '期初前一日处于各等级的客户中，期末等级不变的客户所占比例。'
    },
    {
      en: 'tier at the end the same ÷ customers in a tier on the day before',
      'zh-CN': '期末等级相同的客户数 ÷ 期初前一日有等级的客户数'
    }
  )
] as const;
