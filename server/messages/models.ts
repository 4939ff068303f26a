import type { Words } from '../schemes/contract.ts';
import type { Unfitted } from '../stats/fit.ts';

/** Why nothing is foretold. */
export const unfittedWords: Record<Unfitted, Words> = {
  too_few_customers: {
    en: 'By that day {n} customers were known. A model needs 100.',
    'zh-CN': '截至该日只有 {n} 位客户，建立模型至少需要 100 位。'
  },
  too_few_repeaters: {
    en: 'By that day fewer than 30 of {n} customers had bought on a second day.',
    'zh-CN': '截至该日 {n} 位客户中在第二个日期再次购买的不足 30 位。'
  },
  single_purchases_only: {
    en: 'By that day none of {n} customers had bought on a second day: nothing tells who will.',
    'zh-CN': '截至该日 {n} 位客户都只在一天购买过，无从判断谁会再来。'
  },
  starts_disagree: {
    en: 'Two searches for the parameters of {n} customers ended in different places: the data do not decide between them.',
    'zh-CN': '对 {n} 位客户的两次参数搜索结果不同，数据无法作出判断。'
  },
  not_at_a_maximum: {
    en: 'The search for the parameters of {n} customers found no summit: the data do not decide them.',
    'zh-CN': '对 {n} 位客户的参数搜索没有找到最大值，数据不足以确定参数。'
  },
  at_bound: {
    en: 'The {n} customers behave in a way the model does not know: a parameter runs to its limit, for instance because nobody seems to leave, or all buy at the same rate. Another model may know them.',
    'zh-CN':
      '这 {n} 位客户的行为超出模型的假设：有参数到达边界，例如似乎无人流失，或所有人的购买频率相同。可以换一种模型。'
  },
  no_mean: {
    en: 'The order values of {n} customers are so far apart that their mean is not finite.',
    'zh-CN': '{n} 位客户的订单金额差异过大，均值不是有限值。'
  },
  separated: {
    en: 'Among {n} customers the outcome follows from what is known without exception: a chance cannot be told.',
    'zh-CN': '{n} 位客户的结果可由已知信息完全决定，无法给出概率。'
  }
};

/** Where a forecast is not to be trusted. */
export const cautionWords = {
  nobody_leaves: {
    en: 'Nobody seems to leave for good in these data, so the model cannot tell who has left: it takes everybody for a customer still, and may expect too much of those who have long been silent.',
    'zh-CN':
      '数据中看不出有客户永久流失，因此模型无法判断谁已离开：它把所有人都当作仍在购买的客户，对长期沉默者的预期可能偏高。'
  },
  taken_to_stay: {
    en: 'By this model nobody ever leaves: it cannot tell who has left, and may expect too much of those who have long been silent.',
    'zh-CN': '按此模型，客户永不流失：它无法判断谁已离开，对长期沉默者的预期可能偏高。'
  },
  not_to_plan_with: {
    en: 'Do not plan with it: over {n} past dates it was off by {percent} % on average.',
    'zh-CN': '请勿据此做计划：在过去 {n} 个日期上平均偏差 {percent} %。'
  },
  no_record: {
    en: 'No forecast over {horizon} days is over yet: nothing says how well this one will do, and its bands tell chance alone.',
    'zh-CN': '尚无任何 {horizon} 天的预测到期，无法得知本次预测的准确度；区间只反映偶然波动。'
  },
  no_sales_to_plan_with: {
    en: 'Do not plan with its sales: over {n} past dates they were off by {percent} % on average.',
    'zh-CN': '请勿据此计划销售额：在过去 {n} 个日期上平均偏差 {percent} %。'
  },
  few_dates: {
    en: 'Few past dates ({n}) say how wrong it usually is: its bands may be too narrow.',
    'zh-CN': '只有 {n} 个过去的日期可供检验，区间可能偏窄。'
  },
  too_low: {
    en: 'On {as_of} it expected too little: {percent} % more orders came.',
    'zh-CN': '{as_of} 的预测偏低：实际订单比预期多 {percent} %。'
  },
  too_high: {
    en: 'On {as_of} it expected too much: {percent} % fewer orders came.',
    'zh-CN': '{as_of} 的预测偏高：实际订单比预期少 {percent} %。'
  },
  short_history: {
    en: 'The history is {known} days long, less than twice the {horizon} days foretold.',
    'zh-CN': '历史仅 {known} 天，不足预测期 {horizon} 天的两倍。'
  },
  no_year: {
    en: 'With {known} days, not all of a year has been seen.',
    'zh-CN': '历史仅 {known} 天，尚未覆盖完整一年。'
  },
  sampled: {
    en: 'The parameters come from one customer in {one_in} ({n} of them); everybody is scored by them.',
    'zh-CN': '参数由每 {one_in} 位客户中抽取一位（共 {n} 位）拟合得到，并用于所有客户。'
  },
  no_values: {
    en: 'What an order will bring is not told: see why beside the models.',
    'zh-CN': '无法预测订单金额，原因见模型说明。'
  },
  correlated: {
    en: 'Whoever orders often spends differently (correlation {correlation}): the model takes the two for independent, so sales of single customers are off.',
    'zh-CN':
      '购买频率与订单金额相关（相关系数 {correlation}），而模型假设两者独立，因此单个客户的销售额预测会有偏差。'
  },
  no_seasons: {
    en: 'It knows neither seasons nor campaigns: a horizon with a high season in it is expected too low.',
    'zh-CN': '模型不了解季节与促销：若预测期内有旺季，预测会偏低。'
  },
  left_censored: {
    en: 'Whoever was a customer before {covers_from} is taken for new then, and for younger than they are.',
    'zh-CN': '在 {covers_from} 之前就已是客户的人会被当作当时的新客，其成为客户的时长被低估。'
  },
  not_active: {
    en: 'Chances of being a customer still are for ranking. Active customers are counted, not expected.',
    'zh-CN': '存活概率用于排序；活跃客户数以实际统计为准。'
  }
} as const satisfies Record<string, Words>;

export type Caution = keyof typeof cautionWords;

/** What a forecast is good for where it does not tell everything, by how far it was off. */
export const useWords = {
  plan: { en: 'As far as the past tells, plan with: {what}.', 'zh-CN': '就以往来看，可用于计划：{what}。' },
  roughly: { en: 'Only roughly with: {what}.', 'zh-CN': '只可粗略参考：{what}。' },
  not: { en: 'Not told: who has left.', 'zh-CN': '不能判断：谁已离开。' },
  orders: {
    en: 'orders in total ({percent} % off; dates checked: {n})',
    'zh-CN': '订单总数（偏差 {percent} %，检验了 {n} 个日期）'
  },
  sales: {
    en: 'sales in total ({percent} % off; dates checked: {n})',
    'zh-CN': '销售总额（偏差 {percent} %，检验了 {n} 个日期）'
  },
  and: { en: ' and ', 'zh-CN': '和' }
} as const satisfies Record<string, Words>;
