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
    en: 'The {n} customers behave in a way the model does not know: a parameter runs to its limit, for instance because nobody seems to leave, or all buy at the same rate.',
    'zh-CN': '这 {n} 位客户的行为超出模型的假设：有参数到达边界，例如似乎无人流失，或所有人的购买频率相同。'
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
