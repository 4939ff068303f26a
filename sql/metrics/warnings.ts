import type { Metric } from './metric.ts';

/** What the early warnings of a period's end come to. Told for the periods asked: a build does not rank everybody on every date. */
export const warnings = [
  {
    id: 'warned_rate',
    label: { en: 'Warned', 'zh-CN': '流失预警率' },
    unit: 'rate',
    better: 'down',
    additive: [],
    mart: 'customer_warnings',
    is_live: true,
    numerator: { unit: 'customers', sum: '1', where: 'is_warned' },
    denominator: { unit: 'customers', sum: '1' },
    meaning: {
      en: 'Of the customers who are not lost at the end of the period, the share who are warned: the chance that no order comes within half a year is {silence_cut} % or more (while no model tells it, the early-warning score {warning_cut} % or more), or there is a complaint.',
      'zh-CN':
        '期末未流失的客户中被预警者所占比例：半年内不下单的概率不低于 {silence_cut} %（尚无模型时为预警分不低于 {warning_cut} %），或有投诉。'
    },
    formula: {
      en: 'warned at the end ÷ customers not lost at the end',
      'zh-CN': '期末被预警的客户数 ÷ 期末未流失客户数'
    },
    source: 'sql/decisions/015-warnings-by-chance.md'
  },
  {
    id: 'sales_at_risk',
    label: { en: 'Sales at risk', 'zh-CN': '风险销售额' },
    unit: 'money',
    better: 'down',
    additive: ['groups'],
    mart: 'customer_warnings',
    is_live: true,
    numerator: { unit: 'money', sum: 'monetary_value', where: 'is_warned' },
    meaning: {
      en: 'What the warned customers bought in the look-back up to the end of the period.',
      'zh-CN': '被预警客户在期末回看期内的购买净额。'
    },
    formula: {
      en: 'net amount in the look-back of the customers warned at the end',
      'zh-CN': '期末被预警客户的回看期净额'
    },
    source: 'sql/decisions/015-warnings-by-chance.md'
  }
] as const satisfies readonly Metric[];
