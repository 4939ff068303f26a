import type { Words } from '../schemes/contract.ts';

/** Why a row of churn-validation has no value. */
export const untoldWords = {
  no_gap_closed: {
    en: 'By that day nobody had closed a gap, or no gap opened soon enough after it.',
    'zh-CN': '截至该日没有已结束的间隔，或其后没有足够早开始的间隔。'
  },
  nobody_waited: {
    en: 'Nobody had waited so long on that day.',
    'zh-CN': '当日没有客户等待了这么久。'
  },
  one_kind_only: {
    en: 'All of the {n} customers bought, or none did: there is no order to judge.',
    'zh-CN': '{n} 位客户全部购买或全部未购买，无法评判排序。'
  },
  nobody_scored: { en: 'Nobody had a score on that day.', 'zh-CN': '当日没有客户有评分。' },
  too_few_scored: {
    en: 'Only {n} customers had a score: fewer than {k}.',
    'zh-CN': '只有 {n} 位客户有评分，不足 {k} 位。'
  },
  nobody_warned: { en: 'Nobody was warned of on that day.', 'zh-CN': '当日没有被预警的客户。' },
  nobody_silent: {
    en: 'Everybody with a score bought: there was nobody to foresee.',
    'zh-CN': '有评分的客户全部购买，没有可预见的对象。'
  },
  nobody_dormant: { en: 'Nobody was dormant on that day.', 'zh-CN': '当日没有沉睡客户。' },
  all_dormant_bought: {
    en: 'Of the {n} dormant everybody bought: there is no multiple of nothing.',
    'zh-CN': '{n} 位沉睡客户全部购买，无法计算倍数。'
  },
  none_foreseen: {
    en: 'Nobody who was warned of stayed away.',
    'zh-CN': '被预警的客户没有一位未购买。'
  }
} as const satisfies Record<string, Words>;

export type Untold = keyof typeof untoldWords;
