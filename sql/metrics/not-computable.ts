import type { MissingMetric } from './metric.ts';

/** Numbers of the dictionary (metrics.md section 4) whose input Tierflow never has: named with what they need. */
export const notComputable: readonly MissingMetric[] = [
  {
    id: 'renewal_rate',
    label: { en: 'Renewal rate', 'zh-CN': '续约率' },
    unit: 'rate',
    better: 'up',
    needs: { en: 'customers with a contract end', 'zh-CN': '带合同到期日的客户资料' },
    meaning: {
      en: 'Of the contracts due in the period, the share renewed within 30 days.',
      'zh-CN': '本期到期的合同中，30 天内续约的比例。'
    },
    formula: {
      en: 'renewed within 30 days ÷ contracts due in the period',
      'zh-CN': '30 天内续约数 ÷ 本期到期合同数'
    }
  },
  {
    id: 'override_rate',
    label: { en: 'Manual override rate', 'zh-CN': '人工调整率' },
    unit: 'rate',
    better: 'neither',
    needs: { en: 'segments overridden by hand', 'zh-CN': '人工调整的分层' },
    meaning: {
      en: 'Of the customers in a segment, the share that a person put into another one.',
      'zh-CN': '已分层客户中，被人工改到其他分层的比例。'
    },
    formula: {
      en: 'overridden at the end ÷ in a segment at the end',
      'zh-CN': '期末被人工调整的客户数 ÷ 期末有分层的客户数'
    }
  }
];
