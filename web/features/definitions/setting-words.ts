import type { Words } from '../../../server/schemes/contract.ts';

/** What the settings are called, by their keys. Only the page of the definitions needs them, so only it loads them. */
export const SETTINGS: Record<string, Words> = {
  lookback_days: {
    en: 'Look-back of recency, frequency and value: days',
    'zh-CN': '最近购买、频次与金额的回看天数'
  },
  returns: { en: 'How returns are treated', 'zh-CN': '退货的处理方式' },
  new_days: { en: 'New customer: days from the first order', 'zh-CN': '新客：距首单天数' },
  dormant_days: { en: 'Dormant: days without an order, more than', 'zh-CN': '沉睡：未下单天数超过' },
  lost_days: { en: 'Lost: days without an order, more than', 'zh-CN': '流失：未下单天数超过' },
  rfm_8_cut: { en: 'Eight types: where high begins', 'zh-CN': '八类客户：高的起点' },
  vip_share: {
    en: 'VIP: share of all sales that they make together, in percent',
    'zh-CN': 'VIP：合计占全部销售额的百分比'
  },
  loyal_flags: {
    en: 'Loyalty: signs that make a loyal customer, at least',
    'zh-CN': '忠诚度：忠诚客户至少具备的标志数'
  },
  lead_threshold: { en: 'Prospect: points of 30 days, at least', 'zh-CN': '潜在客户：30 天互动分至少' },
  exclude_internal: {
    en: 'Internal customers: left out of the figures',
    'zh-CN': '内部客户：不计入指标'
  },
  visit_points: { en: 'Prospect: points of one visit', 'zh-CN': '潜在客户：一次到店的互动分' },
  browse_points: { en: 'Prospect: points of one browsing', 'zh-CN': '潜在客户：一次浏览的互动分' },
  cart_points: { en: 'Prospect: points of one cart', 'zh-CN': '潜在客户：一次加购的互动分' },
  enquiry_points: { en: 'Prospect: points of one enquiry', 'zh-CN': '潜在客户：一次咨询的互动分' },
  call_points: { en: 'Prospect: points of one call', 'zh-CN': '潜在客户：一次电话的互动分' },
  email_points: { en: 'Prospect: points of one e-mail', 'zh-CN': '潜在客户：一次邮件的互动分' },
  survey_points: { en: 'Prospect: points of one survey', 'zh-CN': '潜在客户：一次问卷的互动分' },
  social_points: { en: 'Prospect: points of one social media', 'zh-CN': '潜在客户：一次社交的互动分' },
  event_points: { en: 'Prospect: points of one event', 'zh-CN': '潜在客户：一次活动的互动分' },
  referral_points: { en: 'Prospect: points of one referral', 'zh-CN': '潜在客户：一次推荐的互动分' },
  other_points: {
    en: 'Prospect: points of one other interaction',
    'zh-CN': '潜在客户：一次其他互动的互动分'
  },
  silence_cut: {
    en: 'Early warning: chance of no order in 180 days, in percent, at least',
    'zh-CN': '流失预警：180 天内不下单的概率（百分比）至少'
  },
  warning_cut: {
    en: 'Early warning while no model tells the chance: score, in percent, at least',
    'zh-CN': '流失预警（尚无模型时）：预警分（百分比）至少'
  },
  margin: {
    en: 'Customer value: share of sales that counts, in percent',
    'zh-CN': '客户价值：计入的销售额百分比'
  },
  discount_rate: {
    en: 'Customer value: discount of what comes later, percent a year',
    'zh-CN': '客户价值：未来金额的年折现率（百分比）'
  },
  censor_days: {
    en: 'First orders may be those of older customers: days from the start of the data',
    'zh-CN': '距数据起始多少天内的首单可能属于老客户'
  },
  void_statuses: { en: 'Statuses of lines that count nothing', 'zh-CN': '不计入的明细状态' },
  duplicates: { en: 'Exact repeats of a line', 'zh-CN': '完全重复的明细' },
  currency: { en: 'Currency', 'zh-CN': '币种' },
  business_time_zone: { en: 'Time zone of the business day', 'zh-CN': '营业日时区' }
};

/** What a setting may say in a word of its own. */
export const VALUES: Record<string, Words> = {
  net: { en: 'netted', 'zh-CN': '抵减' },
  exclude: { en: 'left out', 'zh-CN': '剔除' },
  event: { en: 'counted as activity', 'zh-CN': '计为活动' },
  score_mean: { en: 'mean score', 'zh-CN': '得分均值' },
  value_mean: { en: 'mean value', 'zh-CN': '取值均值' },
  value_median: { en: 'median value', 'zh-CN': '取值中位数' },
  keep: { en: 'count', 'zh-CN': '计入' },
  drop: { en: 'are dropped', 'zh-CN': '剔除' }
};

/** What it means that a setting says nothing; else it is none. */
export const NOTHING: Record<string, Words> = {
  lookback_days: { en: 'the whole history', 'zh-CN': '全部历史' },
  currency: { en: 'as the data says', 'zh-CN': '以数据为准' }
};

export const NONE: Words = { en: 'none', 'zh-CN': '无' };
