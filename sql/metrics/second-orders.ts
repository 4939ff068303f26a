import type { Metric } from './metric.ts';

const source = 'sql/decisions/010-second-orders.md';

/** Whoever has not been followed for so many days is in neither sum: nobody can know yet. */
const within = (days: 30 | 90) =>
  ({
    id: `second_order_rate_${days}`,
    label: { en: `Second order in ${days} days`, 'zh-CN': `首购后${days}日复购率` },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_follow_ups',
    numerator: {
      unit: 'customers',
      sum: '1',
      where: `is_new and days_followed >= ${days} and days_to_next <= ${days}`
    },
    denominator: { unit: 'customers', sum: '1', where: `is_new and days_followed >= ${days}` },
    matures_after_days: days,
    meaning: {
      en: `Of the customers who first bought in the period, at least ${days} days before the data ends, the share who bought again within ${days} days.`,
      'zh-CN': `本期首购且距数据截止日不少于 ${days} 天的客户中，首购后 ${days} 天内再次购买的比例。`
    },
    formula: {
      en: `of these, with a second sale day within ${days} days ÷ first buyers of the period with first day + ${days} days ≤ last day covered`,
      'zh-CN': `其中首购后 ${days} 天内有第二个购买日的客户数 ÷ 本期首购且首购日 + ${days} 天 ≤ 数据截止日的客户数`
    },
    source
  }) as const satisfies Metric;

export const secondOrders = [within(30), within(90)] as const;

export const winBackSecondOrder = {
  id: 'win_back_second_order_90',
  label: { en: 'Win-back with a second order in 90 days', 'zh-CN': '挽回后90日再购率' },
  unit: 'rate',
  better: 'up',
  additive: [],
  mart: 'customer_follow_ups',
  numerator: {
    unit: 'customers',
    sum: '1',
    where: 'not is_new and days_followed >= 90 and days_to_next <= 90'
  },
  denominator: {
    unit: 'customers',
    sum: '1',
    where: 'not is_new and (not is_back or days_followed >= 90)'
  },
  matures_after_days: 90,
  meaning: {
    en: 'Of the customers who were lost on the day before the period, the share who bought in it and again within 90 days. Who came back less than 90 days before the data ends is left out.',
    'zh-CN':
      '期初前一日已流失的客户中，本期有购买且其后 90 天内再次购买的比例。回来后尚不满 90 天的客户不计入。'
  },
  formula: {
    en: 'of these, with a sale day in the period and the next within 90 days ÷ lost on the day before, less those who came back within 90 days of the last day covered',
    'zh-CN':
      '其中本期有购买日且 90 天内有下一个购买日的客户数 ÷ 期初前一日流失客户数（扣除回来后距数据截止日不足 90 天者）'
  },
  source
} as const satisfies Metric;
