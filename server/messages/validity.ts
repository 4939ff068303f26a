import type { Words } from '../schemes/contract.ts';

/** Whether the segments of a day still told what customers were worth in the period after it. */
export const validityVerdicts = {
  too_few: {
    en: 'Too few customers to judge: {customers} had bought before {period} began, and 30 are needed.',
    'zh-CN': '客户太少，无法判断：{period} 之前只有 {customers} 位客户有过购买，至少需要 30 位。'
  },
  no_order: {
    en: 'No: the order of the segments says nothing about what customers bought in {period}. {first} bought again at {first_rate}, {last} at {last_rate}.',
    'zh-CN':
      '不能：分层的次序与客户在 {period} 的购买无关。“{first}”的再次购买率为 {first_rate}，“{last}”为 {last_rate}。'
  },
  in_order: {
    en: 'Yes: the segments frozen before {period} still put customers in order of worth. Of {first}, {first_rate} bought again, of {last} {last_rate}; the top {top_customers} of customers brought {top_sales} of the sales of all who had bought before.',
    'zh-CN':
      '能：{period} 之前冻结的分层仍能按价值排出客户的次序。“{first}”再次购买率 {first_rate}，“{last}”{last_rate}；顶端 {top_customers} 的客户带来老客户销售额的 {top_sales}。'
  },
  partly_in_order: {
    en: 'Mostly: the segments still put customers in order of worth, but {lower} bought again more often in {period} than {upper}, which stands above it: {lower_rate} against {upper_rate}. The top {top_customers} of customers brought {top_sales} of the sales of all who had bought before.',
    'zh-CN':
      '大体能：分层仍能排出价值次序，但在 {period}，“{lower}”的再次购买率（{lower_rate}）高于排在其上的“{upper}”（{upper_rate}）。顶端 {top_customers} 的客户带来老客户销售额的 {top_sales}。'
  }
} as const satisfies Record<string, Words>;

/** Whether what was to be reached was reached, while nobody has said what was done for it. */
export const aimVerdicts = {
  told: {
    en: 'In {period} {top} of the top segments bought again ({top_before} in {period_before}: {top_way}), and {bottom} of the bottom were won back ({bottom_before}: {bottom_way}). What was done for it is not marked: cause unknown.',
    'zh-CN':
      '{period}，顶端分层再次购买率 {top}（{period_before} 为 {top_before}，{top_way}），底端分层挽回率 {bottom}（上期 {bottom_before}，{bottom_way}）。未标记做过什么：原因不明。'
  },
  too_few: {
    en: 'Too few customers stand at the top and at the bottom to compare {period} with {period_before}.',
    'zh-CN': '顶端与底端的客户太少，无法比较 {period} 与 {period_before}。'
  }
} as const satisfies Record<string, Words>;

export const aimWords = {
  up: { en: 'more', 'zh-CN': '上升' },
  down: { en: 'less', 'zh-CN': '下降' },
  as_before: { en: 'no more difference than chance makes', 'zh-CN': '差异未超出偶然' }
} as const satisfies Record<string, Words>;

/** What must not be read into the numbers. */
export const validityNotes = {
  left_censored: {
    en: 'The data begins on {covers_from}: on {from} everybody who had bought is at most {days} days old as a customer, and old customers may count as new ones.',
    'zh-CN':
      '数据从 {covers_from} 开始：到 {from} 为止，客户的历史最长只有 {days} 天，老客户可能被当作新客户。'
  },
  not_over: {
    en: '{period} is not over: what came is told up to {through}.',
    'zh-CN': '{period} 尚未结束：结果只截至 {through}。'
  },
  no_overrides: {
    en: 'Segments that people changed by hand are not kept here, so how often they had to cannot be told.',
    'zh-CN': '系统未保存人工调整的分层，因此无法得知人工调整率。'
  },
  moved: {
    en: 'The other way would put {moved} of {customers} customers elsewhere.',
    'zh-CN': '换一种分法，{customers} 位客户中有 {moved} 位会换到别处。'
  },
  top_only_here: {
    en: 'In the top only as it is: {customers} customers, {rate} of whom bought again in {period}.',
    'zh-CN': '仅在现行分法中处于顶端：{customers} 位客户，{period} 再次购买率 {rate}。'
  },
  top_only_there: {
    en: 'In the top only by the other way: {customers} customers, {rate} of whom bought again in {period}.',
    'zh-CN': '仅在另一分法中处于顶端：{customers} 位客户，{period} 再次购买率 {rate}。'
  }
} as const satisfies Record<string, Words>;
