import type { Words } from '../../server/schemes/contract.ts';
import type { MissingMetric } from './metric.ts';

const contacts: Words = { en: 'contacts', 'zh-CN': '联系记录' };
const interactions: Words = { en: 'interactions', 'zh-CN': '互动记录' };
const answers: Words = { en: 'feedback', 'zh-CN': '反馈与评分' };

/** Numbers of the dictionary (metrics.md section 4) whose input Tierflow does not load: named with what they need. */
export const notComputable: readonly MissingMetric[] = [
  {
    id: 'campaign_wake_up_rate',
    label: { en: 'Campaign wake-up rate', 'zh-CN': '主动唤醒率' },
    unit: 'rate',
    better: 'up',
    needs: contacts,
    meaning: {
      en: 'Of the dormant customers who were contacted in the period, the share who bought within 14 days.',
      'zh-CN': '本期被联系的沉睡客户中，14 天内有购买的比例。'
    },
    formula: {
      en: 'of these, with a sale within 14 days of the contact ÷ dormant on the day before and contacted in the period',
      'zh-CN': '其中联系后 14 天内有购买的客户数 ÷ 期初前一日沉睡且本期被联系的客户数'
    }
  },
  {
    id: 'monthly_activity_rate',
    label: { en: 'Monthly activity rate', 'zh-CN': '月活率' },
    unit: 'rate',
    better: 'up',
    needs: interactions,
    meaning: {
      en: 'Of the known customers, the share with a purchase or an interaction in the month.',
      'zh-CN': '已知客户中，当月有购买或互动的比例。'
    },
    formula: {
      en: 'customers with a purchase or an interaction in the month ÷ known customers at the end',
      'zh-CN': '当月有购买或互动的客户数 ÷ 期末已知客户数'
    }
  },
  {
    id: 'answer_rate',
    label: { en: 'Answered visits', 'zh-CN': '回访率' },
    unit: 'rate',
    better: 'up',
    needs: contacts,
    meaning: {
      en: 'Of the contacts made in the period, the share that was answered.',
      'zh-CN': '本期联系中得到回应的比例。'
    },
    formula: { en: 'contacts answered ÷ contacts made', 'zh-CN': '得到回应的联系数 ÷ 联系数' }
  },
  {
    id: 'coverage_rate',
    label: { en: 'Follow-up coverage', 'zh-CN': '跟进覆盖率' },
    unit: 'rate',
    better: 'up',
    needs: contacts,
    meaning: {
      en: 'Of the follow-ups due in the period, the share made by the day they were due.',
      'zh-CN': '本期到期的跟进中，按期完成的比例。'
    },
    formula: { en: 'contacted by the due day ÷ due in the period', 'zh-CN': '按期联系数 ÷ 本期到期数' }
  },
  {
    id: 'repeated_visit_share',
    label: { en: 'Repeated visits', 'zh-CN': '重复拜访占比' },
    unit: 'rate',
    better: 'down',
    needs: contacts,
    meaning: {
      en: 'The share of contacts made within 7 days of another owner’s.',
      'zh-CN': '在其他负责人联系后 7 天内再次联系的比例。'
    },
    formula: {
      en: 'contacts within 7 days of another owner’s ÷ contacts',
      'zh-CN': '其他负责人联系后 7 天内的联系数 ÷ 联系数'
    }
  },
  {
    id: 'conversion_days',
    label: { en: 'Time to first order', 'zh-CN': '转化周期' },
    unit: 'days',
    better: 'down',
    needs: interactions,
    meaning: {
      en: 'Days from the first interaction to the first sale, for half of the people.',
      'zh-CN': '从首次互动到首次成交的天数中位数。'
    },
    formula: {
      en: 'median days from first interaction to first sale (Kaplan–Meier, open cases censored)',
      'zh-CN': '首次互动到首次成交天数的中位数（Kaplan–Meier，未成交者删失）'
    }
  },
  {
    id: 'nps',
    label: { en: 'Net promoter score', 'zh-CN': '净推荐值' },
    unit: 'points',
    better: 'up',
    needs: answers,
    meaning: {
      en: 'Promoters less detractors, in points, by the latest answer of each customer in the period.',
      'zh-CN': '以每位客户本期最近一次评分计，推荐者比例减去贬损者比例。'
    },
    formula: { en: '(answers 9–10 − answers 0–6) ÷ answers', 'zh-CN': '（9–10 分数 − 0–6 分数）÷ 评分数' }
  },
  {
    id: 'satisfaction_score',
    label: { en: 'Satisfaction', 'zh-CN': '满意度' },
    unit: 'score',
    better: 'up',
    needs: answers,
    meaning: { en: 'The mean score of the answers, 1 to 5.', 'zh-CN': '评分均值，1 到 5。' },
    formula: { en: 'sum of scores ÷ answers', 'zh-CN': '评分合计 ÷ 评分数' }
  },
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
