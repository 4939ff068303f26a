import type { BehindWords } from './behind-words.svelte.ts';

/** 任何页面上一个数字背后的客户与订单明细。 */
export const behindWords: BehindWords = {
  title: '数字背后',
  waiting: '正在查找构成这个数字的客户…',
  waiting_lines: '正在读取订单明细…',
  nobody: '这个数字背后没有客户。',
  beyond: '已超出名单的最后一页。',
  unnamed: '地址没有说明要打开哪个数字。请到相应页面点击数字。',
  back: {
    'cohort-retention': '返回留存',
    'lifecycle-series': '返回留存',
    validity: '返回有效性',
    churn: '返回流失',
    prediction: '返回预测'
  },

  show: '显示',
  customers: '客户',
  lines: '订单明细',
  total: (customers) => `${customers} 位客户`,
  adds_up: '“计入”一列加起来就是这个数字。',
  lines_add_up: '“计入”一列加起来就是这个数字，每行都注明来源文件与行号。',
  lines_of: (lines, _n, orders, customers) =>
    `这个数字由 ${customers} 位客户、${orders} 个订单的 ${lines} 行明细构成。`,
  lines_sum: (amount) => `合计 ${amount}。`,
  numbers: {
    orders: (orders) => `${orders} 个订单`,
    net_amount: (amount) => `净销售额 ${amount}`,
    expected: {
      expected_orders: (orders) => `预计 ${orders} 个订单`,
      expected_buyers: (customers) => `预计 ${customers} 位客户下单`,
      expected_sales: (amount) => `预计销售额 ${amount}`,
      customer_value: (amount) => `客户价值 ${amount}`
    }
  },
  foretold: (day) => `按 ${day} 已知的数据，对每位客户的预计。`,
  foretold_of: (segment, day) => `按 ${day} 已知的数据，对${segment}中每位客户的预计。`,
  rests_on: (lines, _n, orders, customers) =>
    `预测依据 ${customers} 位客户、${orders} 个订单的 ${lines} 行明细。`,
  record: {
    warned: (day) => `按当时已知的数据，${day} 被预警的客户。`,
    warned_silent: (day) => `${day} 被预警，且其后 180 天内没有下单的客户。`,
    silent: (day) => `${day} 未流失、其后 180 天内没有下单的客户，无论是否被预警。`
  },

  cohort: (cohort, when) => `首单在 ${cohort}、${when}有下单的客户。`,
  complete_cohorts: '任一已完整的同期群',
  cohort_own: (cohort) => `首单在 ${cohort} 的客户。`,
  cohort_all: {
    orders: (cohort, when) => `首单在 ${cohort} 的客户，${when}的订单。`,
    net_amount: (cohort, when) => `首单在 ${cohort} 的客户，${when}的净销售额。`
  },
  lifecycle: {
    buyers: (period) => `${period} 有购买的客户。`,
    new: (period) => `首单在 ${period} 的客户。`,
    returning: (period) => `${period} 与上一期都有购买的客户。`,
    resurrecting: (period) => `${period} 有购买、更早买过但上一期没有购买的客户。`,
    dormant: (period) => `${period} 的上一期有购买、本期没有购买的客户。`
  },
  status: {
    active: (day) => `${day} 处于活跃的客户。`,
    dormant: (day) => `${day} 处于沉睡的客户：久未下单，尚未流失。`,
    lost: (day) => `${day} 已流失的客户：沉默更久。`
  },
  quantile: (key, day) => `${day} 时，等待已超过 ${key.slice(1)}% 已闭合间隔的客户。`,
  survival: (days, day) => `${day} 距最近一单恰好 ${days} 天的客户。`,
  threshold: {
    dormant_days: (day) => `按现行门槛，${day} 处于沉睡的客户。`,
    lost_days: (day) => `按现行门槛，${day} 已流失的客户。`,
    suggested_dormant_days: (day) => `按建议门槛，${day} 会算作沉睡的客户。`,
    suggested_lost_days: (day) => `按建议门槛，${day} 会算作流失的客户。`
  },
  at_risk: (segment, day) => `${day} 处于${segment}且被预警的客户。`,
  rhythm: (band, day) => `${day} 未流失、且等待为${band}的客户。`,
  warning: {
    overdue: (day) => `${day} 未流失、等待已超过自身节奏的客户。`,
    warned: (day) => `${day} 被预警的客户。`
  },
  validity: (segment, period) => `${period} 前一日处于“${segment}”的客户`,
  validity_moved: (segment, other, period) =>
    `${period} 前一日处于“${segment}”、按另一种分法处于“${other}”的客户`,
  validity_parts: {
    bought: (period) => `，且在 ${period} 有购买`,
    brought: (period) => `，按其 ${period} 的净销售额计`
  },
  every_segment: '任一分层',
  compared_segments: '参与对照的分层',
  sides: {
    event: (segment, day) => `${day}（事件前一日）处于“${segment}”的客户`,
    control: (segment, day) => `${day} 处于“${segment}”、有意不联系的客户`,
    earlier: (segment, day) => `${day}（用作对照的较早日期）处于“${segment}”的客户`
  },
  stretch: {
    bought: {
      before: (days) => `，且在此前 ${days} 天有购买`,
      after: (days) => `，且在此后 ${days} 天有购买`
    },
    brought: {
      before: (days) => `，按其此前 ${days} 天的净销售额计`,
      after: (days) => `，按其此后 ${days} 天的净销售额计`
    }
  },
  other: (of) => `“${of}”中一格背后的客户。`,
  with_money: '按其回看期内的净销售额计。'
};
