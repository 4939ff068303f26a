import type { Words } from '../../server/schemes/contract.ts';
import type { Metric } from './metric.ts';

const contacts: Words = { en: 'contacts', 'zh-CN': '联系记录' };
const interactions: Words = { en: 'interactions', 'zh-CN': '互动记录' };
const answers: Words = { en: 'feedback', 'zh-CN': '反馈与评分' };
const outcomes: Words = { en: 'contacts with their outcome', 'zh-CN': '带结果的联系记录' };
const owners: Words = { en: 'contacts with their owner', 'zh-CN': '带负责人的联系记录' };

const source = 'sql/decisions/012-wake-up-by-contact.md';

/** Of those dormant on the day before; what is beside is read on the same customers. */
const wakeUp = <Id extends string>(
  id: Id,
  label: Words,
  [numerator, denominator]: [string, string],
  meaning: Words,
  formula: Words
) =>
  ({
    id,
    label,
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_campaigns',
    is_live: true,
    needs: { input: 'contacts', words: contacts },
    numerator: { unit: 'customers', sum: '1', where: numerator },
    denominator: { unit: 'customers', sum: '1', where: denominator },
    meaning,
    formula,
    source
  }) as const satisfies Metric;

const ofContacts = <Id extends string>(
  id: Id,
  [numerator, denominator]: [string, string],
  rest: Pick<Metric, 'better' | 'label' | 'meaning' | 'formula'> & { needs: NonNullable<Metric['needs']> }
) =>
  ({
    id,
    unit: 'rate',
    additive: [],
    mart: 'customer_contacts',
    is_live: true,
    numerator: { unit: 'contacts', sum: numerator },
    denominator: { unit: 'contacts', sum: denominator },
    source: 'sql/decisions/011-interactions.md',
    ...rest
  }) as const satisfies Metric;

/**
 * Numbers that order lines alone do not tell (metrics.md section 4): each is there once its extract is loaded, and until
 * then is named with what it needs. Worked out for the periods asked: a build knows nothing of them.
 */
export const besideOrders = [
  {
    ...wakeUp(
      'campaign_wake_up_rate',
      { en: 'Campaign wake-up rate', 'zh-CN': '主动唤醒率' },
      ['is_woken', 'is_followed'],
      {
        en: 'Of the dormant customers who were contacted in the period, the share who bought within 14 days of the contact. Contacts less than 14 days before the data ends are left out.',
        'zh-CN': '本期被联系的沉睡客户中，联系后 14 天内有购买的比例。距数据截止日不足 14 天的联系不计入。'
      },
      {
        en: 'of these, with a sale within 14 days of the contact ÷ dormant on the day before and contacted in the period',
        'zh-CN': '其中联系后 14 天内有购买的客户数 ÷ 期初前一日沉睡且本期被联系的客户数'
      }
    ),
    matures_after_days: 14
  },
  {
    ...wakeUp(
      'control_wake_up_rate',
      { en: 'Wake-up rate of the control group', 'zh-CN': '对照组唤醒率' },
      ['is_control_woken', 'is_control_followed'],
      {
        en: 'Of the dormant customers who were left alone on purpose, the share who bought within 14 days of the day on which the others were contacted. The campaign wake-up rate less this is what the contact did.',
        'zh-CN':
          '特意不联系的沉睡客户中，在其他客户被联系之日起 14 天内有购买的比例。主动唤醒率与它之差才是联系的效果。'
      },
      {
        en: 'of these, with a sale within 14 days of the day of the campaign ÷ dormant on the day before, in the control group and not contacted in the period',
        'zh-CN': '其中活动日起 14 天内有购买的客户数 ÷ 期初前一日沉睡、属于对照组且本期未被联系的客户数'
      }
    ),
    matures_after_days: 14
  },
  wakeUp(
    'contacted_wake_up_rate',
    { en: 'Wake-up rate of the contacted', 'zh-CN': '被联系客户唤醒率' },
    ['is_contacted and is_buyer', 'is_contacted'],
    {
      en: 'Of the dormant customers who were contacted in the period, the share who bought in it: the whole period, so that it can be read beside the rate of those not contacted.',
      'zh-CN': '本期被联系的沉睡客户中，本期有购买的比例。按整个期间计，可与未被联系者对照。'
    },
    {
      en: 'of these, with a sale in the period ÷ dormant on the day before and contacted in the period',
      'zh-CN': '其中本期有购买的客户数 ÷ 期初前一日沉睡且本期被联系的客户数'
    }
  ),
  wakeUp(
    'not_contacted_wake_up_rate',
    { en: 'Wake-up rate of those not contacted', 'zh-CN': '未被联系客户唤醒率' },
    ['not is_contacted and is_buyer', 'not is_contacted'],
    {
      en: 'Of the dormant customers whom nobody contacted in the period, the share who bought in it. They were not chosen by chance: only a control group says what a contact does.',
      'zh-CN': '本期未被联系的沉睡客户中，本期有购买的比例。他们并非随机选出：只有对照组能说明联系的效果。'
    },
    {
      en: 'of these, with a sale in the period ÷ dormant on the day before and not contacted in the period',
      'zh-CN': '其中本期有购买的客户数 ÷ 期初前一日沉睡且本期未被联系的客户数'
    }
  ),
  ofContacts('answer_rate', ['answered_contacts', 'contacts'], {
    label: { en: 'Answered visits', 'zh-CN': '回访率' },
    better: 'up',
    needs: { input: 'outcomes', words: outcomes },
    meaning: {
      en: 'Of the contacts made in the period, the share that was answered.',
      'zh-CN': '本期联系中得到回应的比例。'
    },
    formula: { en: 'contacts answered ÷ contacts made', 'zh-CN': '得到回应的联系数 ÷ 联系数' }
  }),
  ofContacts('coverage_rate', ['kept_contacts', 'due_contacts'], {
    label: { en: 'Follow-up coverage', 'zh-CN': '跟进覆盖率' },
    better: 'up',
    needs: { input: 'contacts', words: contacts },
    meaning: {
      en: 'Of the follow-ups due in the period, the share made by the day they were due.',
      'zh-CN': '本期到期的跟进中，按期完成的比例。'
    },
    formula: { en: 'contacted by the due day ÷ due in the period', 'zh-CN': '按期联系数 ÷ 本期到期数' }
  }),
  ofContacts('repeated_visit_share', ['repeated_contacts', 'owned_contacts'], {
    label: { en: 'Repeated visits', 'zh-CN': '重复拜访占比' },
    better: 'down',
    needs: { input: 'owners', words: owners },
    meaning: {
      en: 'Of the contacts with an owner, the share made within 7 days after another owner’s.',
      'zh-CN': '有负责人的联系中，在其他负责人联系后 7 天内再次联系的比例。'
    },
    formula: {
      en: 'contacts within 7 days after another owner’s ÷ contacts with an owner',
      'zh-CN': '其他负责人联系后 7 天内的联系数 ÷ 有负责人的联系数'
    }
  }),
  {
    id: 'monthly_activity_rate',
    label: { en: 'Monthly activity rate', 'zh-CN': '月活率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_activities',
    is_live: true,
    needs: { input: 'interactions', words: interactions },
    numerator: { unit: 'customers', sum: '1', where: 'is_active_this_month' },
    denominator: { unit: 'customers', sum: '1' },
    meaning: {
      en: 'Of the known customers, the share with a purchase or an interaction in the month with which the period ends.',
      'zh-CN': '已知客户中，期末所在月份有购买或互动的比例。'
    },
    formula: {
      en: 'customers with a purchase or an interaction in the last month of the period ÷ known customers at the end',
      'zh-CN': '期末所在月份有购买或互动的客户数 ÷ 期末已知客户数'
    },
    source: 'sql/decisions/011-interactions.md'
  },
  {
    id: 'conversion_days',
    label: { en: 'Time to first order', 'zh-CN': '转化周期' },
    unit: 'days',
    better: 'down',
    additive: [],
    mart: 'customer_conversions',
    is_live: true,
    is_median: true,
    needs: { input: 'interactions', words: interactions },
    numerator: { unit: 'customers', sum: '1', where: 'is_converted' },
    denominator: { unit: 'customers', sum: '1' },
    meaning: {
      en: 'Days from the first interaction to the first sale, after which half of those who first got in touch in the period had bought. Empty while fewer than half have.',
      'zh-CN': '本期首次互动者从首次互动到首次成交的天数中位数。成交不足一半时为空。'
    },
    formula: {
      en: 'median days from first interaction to first sale (Kaplan–Meier, open cases censored); beside it those who bought of those who got in touch',
      'zh-CN': '首次互动到首次成交天数的中位数（Kaplan–Meier，未成交者删失）；其旁为已成交数与首次互动数'
    },
    source: 'sql/decisions/011-interactions.md'
  },
  {
    id: 'nps',
    label: { en: 'Net promoter score', 'zh-CN': '净推荐值' },
    unit: 'points',
    better: 'up',
    additive: [],
    mart: 'customer_answers',
    is_live: true,
    needs: { input: 'feedback', words: answers },
    numerator: { unit: 'answers', sum: 'recommends' },
    denominator: { unit: 'answers', sum: 'recommendations' },
    meaning: {
      en: 'Promoters less detractors, in points, by the latest answer of each customer in the period.',
      'zh-CN': '以每位客户本期最近一次评分计，推荐者比例减去贬损者比例。'
    },
    formula: { en: '(answers 9–10 − answers 0–6) ÷ answers', 'zh-CN': '（9–10 分数 − 0–6 分数）÷ 评分数' },
    source: 'sql/decisions/011-interactions.md'
  },
  {
    id: 'satisfaction_score',
    label: { en: 'Satisfaction', 'zh-CN': '满意度' },
    unit: 'score',
    better: 'up',
    additive: [],
    mart: 'customer_answers',
    is_live: true,
    needs: { input: 'feedback', words: answers },
    numerator: { unit: 'score', sum: 'satisfaction_amount' },
    denominator: { unit: 'answers', sum: 'satisfactions' },
    meaning: { en: 'The mean score of the answers, 1 to 5.', 'zh-CN': '评分均值，1 到 5。' },
    formula: { en: 'sum of scores ÷ answers', 'zh-CN': '评分合计 ÷ 评分数' },
    source: 'sql/decisions/011-interactions.md'
  }
] as const satisfies readonly Metric[];
