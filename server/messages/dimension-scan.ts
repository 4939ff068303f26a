import type { Words } from '../schemes/contract.ts';

/** Whether something that the model does not use belongs in it. */
export const scanVerdicts = {
  nothing_to_test: {
    en: 'Nothing to add: the data tells nothing of the customers beside their orders that could be tested in {period}.',
    'zh-CN': '没有可加入的维度：除订单外，数据中没有可在 {period} 检验的客户信息。'
  },
  none_found: {
    en: 'No: inside the segments, none of {tested} dimensions tells who bought in {period} by more than chance and by at least a point.',
    'zh-CN':
      '没有：在各分层内部，{tested} 个维度中没有一个能以超出偶然且至少一个百分点的幅度区分 {period} 的购买者。'
  },
  one_found: {
    en: 'Yes: customers of one and the same segment still differ by {dimension}. In {period}, of the {most_customers} customers with “{most}” {most_rate} bought, where their segments alone would have {most_expected}; of the {least_customers} with “{least}” {least_rate} instead of {least_expected}. It is the only one of {tested} dimensions that tells buyers apart.',
    'zh-CN':
      '有：同一分层的客户仍因“{dimension}”而不同。{period} 中，“{most}”的 {most_customers} 位客户有 {most_rate} 购买，而按所在分层应为 {most_expected}；“{least}”的 {least_customers} 位为 {least_rate}，应为 {least_expected}。{tested} 个维度中只有它能区分购买者。'
  },
  found: {
    en: 'Yes: customers of one and the same segment still differ by {dimension}. In {period}, of the {most_customers} customers with “{most}” {most_rate} bought, where their segments alone would have {most_expected}; of the {least_customers} with “{least}” {least_rate} instead of {least_expected}. {found} of {tested} dimensions tell buyers apart; next: {others}.',
    'zh-CN':
      '有：同一分层的客户仍因“{dimension}”而不同。{period} 中，“{most}”的 {most_customers} 位客户有 {most_rate} 购买，而按所在分层应为 {most_expected}；“{least}”的 {least_customers} 位为 {least_rate}，应为 {least_expected}。{tested} 个维度中有 {found} 个能区分购买者；其次为：{others}。'
  }
} as const satisfies Record<string, Words>;

/** Values that are no words of the data. */
export const valueWords = {
  yes: { en: 'Yes', 'zh-CN': '是' },
  no: { en: 'No', 'zh-CN': '否' },
  none: { en: 'No value', 'zh-CN': '无取值' },
  '…': { en: 'All others', 'zh-CN': '其余' }
} as const satisfies Record<string, Words>;

export const scanNotes = {
  refit: {
    en: 'Fit the cut points anew: from {reference_date} to {to_date} the scores have drifted beyond 0.25 ({scores}).',
    'zh-CN': '建议重新拟合切分点：从 {reference_date} 到 {to_date}，评分分布的偏移超过 0.25（{scores}）。'
  },
  steady: {
    en: 'The scores stand as they did: no drift above 0.25 from {reference_date} to {to_date} ({scores}).',
    'zh-CN': '评分分布稳定：从 {reference_date} 到 {to_date} 的偏移都不超过 0.25（{scores}）。'
  },
  dimensions_drifted: {
    en: 'The customers themselves have changed: {dimensions}.',
    'zh-CN': '客户构成已变化：{dimensions}。'
  },
  new: {
    en: 'New in {period}, {many} in all: {values}.',
    'zh-CN': '{period} 新出现，共 {many} 项：{values}。'
  },
  nothing_new: {
    en: 'No channel, category, region or column is new in {period}.',
    'zh-CN': '{period} 没有新的渠道、品类、地区或列。'
  },
  untested: {
    en: 'Too few customers share a value to test: {dimensions}.',
    'zh-CN': '取值相同的客户太少，无法检验：{dimensions}。'
  },
  not_computable: {
    en: 'Not computable, for nothing of the kind is loaded: {measures}.',
    'zh-CN': '无法计算（未载入相应数据）：{measures}。'
  },
  as_of_now: {
    en: 'Tested on {customers} customers, {rate} of whom bought. What a customers extract says is known as of today, not of that day.',
    'zh-CN': '检验对象为 {customers} 位客户，其中 {rate} 有购买。客户资料反映的是现在，而非当日。'
  }
} as const satisfies Record<string, Words>;
