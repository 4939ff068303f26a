import type { Dictionary } from './dictionary.ts';

/** 留存页：谁留了下来。 */
export const retentionWords: Dictionary['retention'] = {
  title: '留存',
  waiting: '正在追踪同期群…',
  empty: '尚无成交客户，因此没有同期群。',

  cohort_by: '同期群按',
  grains: { month: '月', quarter: '季' },
  came_back: '回购口径',
  kinds: { on: '当期回购', on_or_after: '当期或之后', bracket: '区间内回购', every: '每期都回购' },
  kinds_said: {
    on: {
      month: '首单落在同一个月的客户为一个同期群。第 3 列是首单后第 3 个月有下单的客户，不论其间是否购买。',
      quarter:
        '首单落在同一季度的客户为一个同期群。第 3 列是首单后第 3 个季度有下单的客户，不论其间是否购买。'
    },
    on_or_after: {
      month:
        '首单落在同一个月的客户为一个同期群。第 3 列是首单后第 3 个月或更晚仍有下单的客户，即当时尚未离开；随着数据延续，数值还会上升。',
      quarter:
        '首单落在同一季度的客户为一个同期群。第 3 列是首单后第 3 个季度或更晚仍有下单的客户，即当时尚未离开；随着数据延续，数值还会上升。'
    },
    bracket: {
      month: '首单落在同一个月的客户为一个同期群。4–6 列是首单后第 4 至第 6 个月内至少下过一单的客户。',
      quarter: '首单落在同一季度的客户为一个同期群。4–6 列是首单后第 4 至第 6 个季度内至少下过一单的客户。'
    },
    every: {
      month: '首单落在同一个月的客户为一个同期群。第 3 列是首单后 3 个月里每个月都下单的客户，口径最严。',
      quarter:
        '首单落在同一季度的客户为一个同期群。第 3 列是首单后 3 个季度里每个季度都下单的客户，口径最严。'
    }
  },
  by: '拆分维度',
  by_nothing: '不拆分',
  by_summary: (dimension) => `按${dimension}拆分，每组一条已完整同期群的均值线。`,

  measure: '显示',
  measures: {
    share: '留存率',
    customers: '客户数',
    orders: '订单数',
    net_amount: '净销售额',
    per_customer: '人均净销售额'
  },
  formulas: {
    share: '回购客户数 ÷ 同期群客户数',
    customers: '同期群中回购的客户数',
    orders: '同期群客户在该格期间内的订单数',
    net_amount: '同期群客户在该格期间内的净销售额',
    per_customer: '该格净销售额 ÷ 同期群客户数，未回购的客户也计入分母'
  },

  cohorts_title: '同期群',
  caption: (measure) => `${measure}：行为同期群，列为首单后的期数`,
  first_order: { month: '首单月份', quarter: '首单季度' },
  size: '客户数',
  from_on: (from) => `${from} 起`,
  mean: '均值',
  mean_note:
    '均值只含已完整的格：比率为回购客户合计 ÷ 同期群客户合计，数量与金额为平均每个同期群的值。越靠右，均值所含的同期群越少、越早。点击均值，查看这些同期群的客户。',
  mean_cohorts: '含同期群数',
  mean_of: (cohorts, _n, customers) => `${cohorts} 个已完整的同期群，共 ${customers} 位客户`,
  hatched: {
    on: '斜纹：该期尚未结束，数值还会上升。',
    on_or_after: '斜纹：该期刚刚开始，数值还会上升。',
    bracket: '斜纹：该区间尚未结束，数值还会上升。',
    every: '斜纹：该期尚未结束，数值还会上升。'
  },
  may_rise: '尚未结束，还会上升。',
  shades: '深浅在首期以外的各列之间比较：首单当期，群内客户全部有下单。',
  censored_short: '可能含老客户',
  censored: (day) => `* 数据刚开始不久：${day} 之前的“首单”里可能有老客户。`,
  few: '斜体且不着色：不足 30 位客户。',
  cell: (cohort, when, measure, value) => `${cohort} 同期群，${when}。${measure}：${value}。`,
  some_shown: (shown, all) => `共 ${all} 个同期群，显示最近 ${shown} 个。`,
  all_shown: (all) => `已显示全部 ${all} 个同期群。`,
  show_all: '显示全部',
  show_some: (shown) => `只显示最近 ${shown} 个`,

  groups_title: (dimension) => `按${dimension}拆分的同期群`,
  groups_note: '每行是一组客户已完整同期群的均值。点击名称，单独查看该组的同期群；点击均值，查看其客户。',

  units: { month: () => '个月', quarter: () => '个季度' },
  came: {
    own: { month: '首单当月', quarter: '首单当季' },
    on: (from, _to, unit) => `首单后第 ${from} ${unit}`,
    on_or_after: (from, _to, unit) => `首单后第 ${from} ${unit}或更晚`,
    bracket: (from, to, _unit, units) => `首单后第 ${from} 至第 ${to} ${units}`,
    every: (from, _to, unit) => (from === 1 ? `首单后第 1 ${unit}` : `首单后 ${from} ${unit}每期`)
  },
  cohorts: (count, _n, grain) => `${count} 个已完整的${grain === 'month' ? '月度' : '季度'}同期群`,
  none_complete: '除首期外还没有完整的同期群，因此没有均值。',
  say: {
    share: (cohorts, customers, when, share) =>
      `${cohorts}共 ${customers} 位客户，${when}有 ${share} 再次下单。`,
    last: (when, share, cohorts) => `${when}为 ${share}（${cohorts} 个已完整的同期群）。`,
    orders: (cohorts, customers, when, orders) =>
      `${cohorts}共 ${customers} 位客户，${when}下了 ${orders} 单。`,
    money: (cohorts, customers, when, per_customer, share) =>
      `${cohorts}共 ${customers} 位客户，${when}人均带来 ${per_customer}，相当于首单当期的 ${share}。`
  },

  curves: '留存曲线',
  axis: { month: '横轴：首单后的月数。', quarter: '横轴：首单后的季度数。' },
  curves_note: '粗线：已完整同期群的均值。细线：每个同期群一条。虚线空心点：尚未结束。',
  group_curves_note: (lines) => `客户最多的几组各一条线，至多 ${lines} 组，不足 30 位客户处不画。`,

  table: {
    cohort: '同期群',
    offset: '首单后期数',
    offset_to: '首单后期数（止）',
    size: '同期群客户数',
    revenue_retention: '净销售额 ÷ 首期净销售额',
    state: '状态'
  },
  complete: '完整',
  incomplete: '未结束',

  lifecycle: {
    title: '新客、持续购买、回流与停购',
    waiting: '正在逐期对比…',
    empty: '还没有任何期间。',
    buyers: '购买客户',
    states: { new: '新客', returning: '持续购买', resurrecting: '回流', dormant: '停购' },
    meanings: {
      new: '首单在本期。',
      returning: '上一期也有购买。',
      resurrecting: '更早买过，上一期没有购买。',
      dormant: '上一期有购买、本期没有；画在横轴下方。'
    },
    formula: '购买客户 = 新客 + 持续购买 + 回流；上一期购买客户 = 持续购买 + 停购',
    summary: (period, buyers, fresh, returning, resurrecting, dormant) =>
      `${period} 有 ${buyers} 位客户购买：新客 ${fresh}、持续购买 ${returning}、回流 ${resurrecting}；上一期的购买客户中 ${dormant} 位停购。`,
    hatched: '斜纹：本期尚未结束，或没有完整的上一期可对比。',
    censored: (day) => `${day} 之前的新客可能是老客户：数据在此前不久才开始。`,
    no_period_before: '无上期可比'
  }
};
