import type { Dictionary } from './dictionary.ts';

/** 分层页：近度、频度、金额的立方体，以及各分层的客户。 */
export const segmentsWords: Dictionary['segments'] = {
  title: (date) => `${date} 客户分层`,
  waiting: '正在统计分层…',
  empty: (date) => `截至 ${date} 还没有人下过单。`,
  as_of: '时点（期末）',
  compare: '对比',
  scheme: '分层方案',
  measure: '显示',
  measures: {
    customers: '客户数',
    net_amount: '净销售额',
    average_order_value: '客单价',
    bought_again: '下期回购率'
  },
  measure_notes: {
    customers: '该日的客户数。',
    net_amount: '回看期内的净销售额。',
    average_order_value: '回看期内净销售额 ÷ 订单数。',
    bought_again: '这些客户中在下一期购买的占比；不足 30 位的以灰色显示。'
  },
  outcome: (from, to) => `下期：${from} 之后至 ${to}。`,
  outcome_open: '下一期尚未结束，还不能判断谁会回购：留空，而不是 0。',

  in_view: (chosen, all, share) => `当前范围：${all} 位客户中的 ${chosen} 位（${share}）。`,
  in_view_all: (all) => `当前范围：全部 ${all} 位客户。`,
  narrowed: '限定为',
  narrow_hint: '点击条形、分层或得分，整页随之限定。',
  remove: (what) => `取消限定 ${what}`,
  clear: '显示全部客户',
  nobody: '没有客户同时满足所选条件，请在上方取消一项。',
  names: { r_score: '近度', f_score: '频度', m_score: '金额', segment: '分层' },
  without_orders: (names, customers) => `${names}：${customers} 人尚无订单，不在任何格子中。`,
  outside: (names) => `${names}的取值过多，不以条形显示，可在上方筛选。`,

  heat: '近度 × 频度',
  heat_note: '5 分最好。点击格子查看客户，点击得分可限定整页。',
  heat_caption: (measure, date) => `${date} ${measure}：行为近度得分，列为频度得分`,
  heat_summary: (date, top, top_share, low, low_share) =>
    `${date}，${top} 位客户（${top_share}）近期购买且购买频繁（R、F 均为 4 或 5）；${low} 位（${low_share}）两者都低（1 或 2）。`,
  heat_extremes: (measure, high, most, low, least) =>
    `${measure}：${high} 最高，为 ${most}；${low} 最低，为 ${least}。`,
  heat_blank: '各格子尚无法计算，或客户数不足。',
  n: (customers) => `n ${customers}`,
  r_head: '近度',
  f_head: '频度',
  r: (score) => `R ${score}`,
  f: (score) => `F ${score}`,
  m: (score) => `M ${score}`,
  ends: { best: '最好', worst: '最差' },
  sum: '合计',
  choose: (what) => `限定为 ${what}`,
  cell: (r, f, customers, largest) => `R ${r}、F ${f}：${customers} 位客户，以${largest}为主`,
  no_cell: '无',
  no_scores: '无得分',
  unscored: '无得分：只在回看期之前购买过的客户。',
  facets: '按金额得分',
  facets_note: '每个金额得分各一张同样的图，5 分最好，五张共用一个色阶。',
  facet: (score, value) => `M ${score}：${value}`,

  dimensions: '客户构成',
  dimensions_note: '取自首单。同一维度可选多个取值，满足其一即可。',
  no_dimensions: '已载入的文件没有地区、渠道或品类。',
  bar: (value, figure, customers) => `${value}：${figure}（${customers} 位客户）`,
  bars_summary: (dimension, value, figure, values) =>
    `${dimension}：当前范围内共 ${values} 个取值，“${value}”居首，为 ${figure}。`,
  no_value: '无取值',
  more: (n) => `显示全部 ${n} 个`,
  fewer: '只显示最大的',
  open_customers: (what) => `查看客户：${what}`,
  value_column: '取值',

  table: '各分层',
  table_summary: (segment, share, other, other_share) =>
    `最大的分层是${segment}，占客户的 ${share}；${other}贡献了 ${other_share} 的销售额。`,
  table_summary_one: (segment, share, _same, sales_share) =>
    `最大的分层是${segment}，占客户的 ${share}，贡献 ${sales_share} 的销售额。`,
  table_moved: (segment, change, date) => `与 ${date} 相比，${segment}的客户占比变化最大：${change}。`,
  columns: {
    segment: '分层',
    customers: '客户数',
    customer_share: '占比',
    change: (date) => `较 ${date}`,
    share_change: '占比变化',
    net_amount: '净销售额',
    net_amount_share: '销售额占比',
    recency: '距上次下单天数',
    frequency: '订单数',
    value: '金额',
    bought_again: '下期回购率'
  },
  columns_note:
    '天数、订单数与金额为每位客户的平均；订单与销售额均为回看期内。下期回购率以该行客户为分母，不足 30 位以灰色显示。',
  no_comparison: (date) => `${date} 没有可对比的数据。`,
  comparing_partial: '两个时点之一所在的期间尚未结束。',
  points: (points) => `${points} 个百分点`,
  together: '合计',

  over_time: '规模变化',
  over_time_note: '随客户筛选变化；所选得分与分层只属于某一天，不影响此图。',

  open_title: (measure, date) => `${date} ${measure}`,
  open_narrowed: '由满足以下全部条件的格子相加而得',
  open_meaning: '立方体的每个格子由 SQL 统计，当前范围的数字是所选格子之和。',
  orders: '订单数',
  buyers_next: '下一期购买的客户'
};
