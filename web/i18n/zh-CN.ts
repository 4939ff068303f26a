import type { Dictionary } from './dictionary.ts';
import { churnWords } from './zh-CN-churn.ts';
import { customerListWords } from './zh-CN-customers.ts';
import { intakeWords } from './zh-CN-intake.ts';
import { definitionsWords } from './zh-CN-definitions.ts';
import { flowWords } from './zh-CN-flow.ts';
import { finderWords, takeAwayWords, whatChangedWords } from './zh-CN-take-away.ts';
import { segmentsWords } from './zh-CN-segments.ts';
import { retentionWords } from './zh-CN-retention.ts';

/** 产品的中文用语。指标、分层、维度的名称由服务端给出。 */
export const zh: Dictionary = {
  intake: intakeWords,
  take_away: takeAwayWords,
  finder: finderWords,
  what_changed: whatChangedWords,
  segments: segmentsWords,
  retention: retentionWords,
  churn: churnWords,
  customer_list: customerListWords,

  brand: { tagline: '客户分层复盘' },

  marks: { comma: '、', semicolon: '；', colon: '：', stop: '。' },

  nav: {
    label: '页面',
    overview: '总览',
    segments: '分层',
    flow: '流转',
    retention: '留存',
    churn: '流失',
    prediction: '预测',
    validity: '有效性',
    customers: '客户',
    data: '数据',
    definitions: '口径',
    skip: '跳到正文',
    language: '语言',
    theme: '外观',
    light: '浅色',
    dark: '深色'
  },

  data: {
    freshness: (from, through) => `数据覆盖 ${from} 至 ${through}`,
    published: (at) => `发布于 ${at}`,
    currency: (code) => `金额单位 ${code}`,
    time_zone: (zone) => `营业日按 ${zone}`,
    nothing: '尚未载入任何数据。',
    nothing_hint:
      '把订单明细导出文件拖到任意页面，或在数据页选择：每行是订单中的一条明细，含客户、日期和金额。',
    under_way: '正在载入你的文件。',
    under_way_hint: '载入完成后，本页自动显示。',
    under_way_open: '查看进度',
    demo: '当前显示的是虚构的演示零售商的数据。',
    demo_load: '载入自己的文件'
  },

  states: {
    starting: '正在读取口径…',
    refreshing: '正在更新…',
    problem: '这个问题无法回答。',
    unreachable: 'Tierflow 没有响应。',
    unreachable_hint: '服务是否仍在运行？用“npm start”启动后重试。',
    unreadable: '无法读取服务端的回答。',
    unreadable_hint: '请刷新页面；若仍如此，说明服务端与页面版本不一致。',
    again: '重试',
    no_picture: '图未能绘出：所需的脚本没有取到。',
    no_picture_hint: '旁边的数字仍然有效。Tierflow 还在运行吗？',
    partial: (period, ends_on, through) =>
      `${period} 尚未结束：数据截至 ${through}，本期到 ${ends_on} 为止。与已结束期间的对比并非同口径。`,
    partial_short: (through) => `未结束，截至 ${through}`,
    ignored: (names) => `地址中有无法识别的部分，未生效：${names}。`,
    not_found: '没有这个页面。',
    not_found_hint: (path) => `${path} 下没有内容。请在上方选择页面，或返回。`,
    to_overview: '前往总览',
    to_latest: '查看最近一期'
  },

  missing: {
    segment: (value, scheme) => `${scheme}中没有“${value}”这一层。`,
    scheme: (value) => `没有“${value}”这种分层方式。`,
    metric: (value) => `没有“${value}”这个指标。`,
    hint: '链接中的名称不存在，或已改名。',
    without: '去掉它再看本页',
    definitions: '查看现有口径'
  },

  filter: {
    label: '筛选',
    everybody: '全部客户',
    only: '仅看以下客户',
    or: ' 或 ',
    no_value: '无取值',
    add: (dimension) => `${dimension}：不限`,
    remove: (dimension, value) => `移除筛选 ${dimension}：${value}`,
    clear: '清除全部筛选',
    more: (count) => `另有 ${count} 个取值未列出`,
    lookback: (days) => `回看 ${days} 天`,
    lookback_all: '回看：全部历史',
    returns: { net: '退货冲减', exclude: '不计退货', event: '退货计为活动' },
    back_to_default: (what) => `恢复默认：${what}`
  },

  period: {
    label: '期间',
    kind: '期间类型',
    from: '起点（期末）',
    to: '终点（期末）',
    earlier: '上一期',
    later: '下一期',
    day: '日',
    month: '月',
    quarter: '季度',
    half: '半年',
    year: '年',
    grains: { month: '按月', quarter: '按季度', half: '按半年', year: '按年' },
    to_date: (period) => `${period}（未结束）`,
    not_begun: (period) => `${period}（尚未开始）`
  },

  change: {
    previous: (period) => `较 ${period}`,
    points: (points) => `${points} 个百分点`,
    none: '无可比值',
    before_data: '早于数据',
    same: '持平',
    better: '向好',
    worse: '转差',
    up: '上升',
    down: '下降',
    partial: '未完整'
  },

  overview: {
    title: (period) => `${period} 总览`,
    waiting: '正在统计本期…',
    empty: (period) => `${period} 没有购买客户，此前也没有客户。`,
    tiles: '关键指标',
    parts: (numerator, denominator) => `${numerator} / ${denominator}`,
    per: (numerator, denominator) => `${numerator} ÷ ${denominator}`,
    no_base: '没有可作分母的客户',
    small: (n) => `n = ${n}，样本过少，不宜判断趋势`,
    sparkline: (metric, from, to, first, last) => `${metric}，${from} 至 ${to}：从 ${first} 到 ${last}`,
    left_censored: (day) => `历史始于 ${day}：临近该日的首单可能来自更早的老客户。`,
    composition: '分层构成变化',
    composition_waiting: '正在统计分层…',
    composition_note: '各期末的客户数，最优分层在最下方。',
    composition_empty: '各期末均没有已成交客户。',
    composition_summary: (date, customers, largest, share) =>
      `${date} 共有 ${customers} 位客户进入分层，最大的是${largest}，占 ${share}。`,
    in_progress: (through) => `最后一期尚未结束，按 ${through} 统计。`,
    show: '显示',
    show_customers: '客户数',
    show_share: '客户占比',
    all: '本期全部指标',
    as_table: '以表格查看',
    total: '合计',
    explain: (metric) => `${metric}的口径`
  },

  kpi: {
    metric: '指标',
    value: '数值',
    numerator: '分子',
    denominator: '分母（n）',
    change: '较上期',
    period: '期间',
    state: '状态',
    complete: '完整',
    incomplete: '不完整',
    segment: '分层'
  },

  metric: {
    waiting: '正在读取历史…',
    missing: '没有这个指标。',
    missing_hint: '口径页列出了所有指标。',
    meaning: '含义',
    formula: '公式',
    over_time: '历期变化',
    who: (period) => `${period} 的数值`,
    who_numerator: '分子中的客户',
    who_denominator: '分母中的客户',
    who_hint: '点击分子或分母可查看其中的客户；每份名单都与所打开的数字对得上。',
    no_lines: '本期没有数值。',
    summary: (metric, period, value, count) => `${metric}在 ${period} 为 ${value}，共 ${count} 期。`,
    segments_summary: (metric, period, largest, value) =>
      `${period} ${metric}：最大的是${largest}，${value}。`,
    empty: '各期均没有数值。',
    choose: (period) => `选择 ${period}`,
    unfinished_hollow: '空心点表示不完整的期间。'
  },

  open: {
    title: '打开这个数字',
    close: '关闭',
    definition: '口径',
    formula: '公式',
    made_of: '构成',
    in_force: '当前条件',
    everybody: '全部客户',
    lookback: '回看期',
    lookback_days: (days) => `${days} 天`,
    lookback_all: '全部历史',
    returns: '退货',
    scheme: '分层方案',
    cuts: '切分点',
    cuts_of: (date, n) => `以 ${date} 的 ${n} 位客户计算`,
    sql: '实际执行的 SQL',
    parameters: '参数',
    customers: '查看客户',
    version: (version, through) => `数据版本 ${version}，数据截至 ${through}。`
  },

  schemes: {
    scores: '按评分',
    ladders: '按等级，由高到低',
    others: '按天数、订单与状态',
    untold: '（无法计算）'
  },

  cuts: {
    source: {
      pinned: '人工固定',
      automatic: '在固定之前，随最近一个完整季度更新',
      reference: '按该日重新计算',
      relative: '每个日期分别计算',
      fixed: '手工输入'
    },
    high: '高：起点',
    mean_score: (mean) => `${mean} 分`,
    version: (version) => `第 ${version} 版`,
    score: '得分',
    recency: '距上次下单天数，不多于',
    frequency: '订单数，不少于',
    monetary: '净额，不少于',
    unreachable: '无人达到',
    least: '其余',
    none: '该方案不需要切分点：规则以天数和订单数表示。'
  },

  flow: flowWords,

  customers: {
    title: '客户',
    waiting: '正在查找客户…',
    empty: '没有符合条件的客户。',
    empty_hint: '移除一个筛选，或换个内容查找。',
    total: (count) => `${count} 位客户`,
    total_said: (count) => `${count} 位客户。`,
    why: {
      all: (date) => `截至 ${date} 有过订单的全部客户。`,
      segment: (segment, date) => `${date} 处于${segment}的客户。`,
      scores: (scores) => `仅限得分 ${scores} 的客户。`,
      status: (status) => `仅限${status}的客户。`,
      flow: (from, from_date, to, to_date) => `${from_date} 处于${from}、${to_date} 处于${to}的客户。`,
      flow_any: (from_date, to_date) => `${from_date} 或 ${to_date} 已成交的客户。`,
      left: (segment, from_date, to_date) =>
        `离开${segment}的客户：${from_date} 在其中，${to_date} 在其他分层。`,
      came: (segment, from_date, to_date) =>
        `流入${segment}的客户：${from_date} 在其他分层，${to_date} 在其中；首次下单的不计。`,
      moved: (from_date, to_date) => `${from_date} 与 ${to_date} 分属不同分层的客户。`,
      any_segment: '任一分层',
      purchase: '期间有购买。',
      waiting: '期间没有购买，仅因时间流逝而移动。',
      numerator: (metric, period) => `${period} ${metric}的分子客户。`,
      denominator: (metric, period) => `${period} ${metric}的分母客户。`,
      within: (segment) => `限${segment}。`,
      search: (text) => `包含“${text}”。`
    },
    status: {
      scored: '已评分',
      lapsed: '已失活',
      not_yet_customer: '未成交',
      active: '活跃',
      dormant: '沉睡',
      lost: '流失'
    },
    contribution_adds: '“计入”一列加起来就是所打开的数字。',
    search: '查找客户编号',
    clear: '显示全部客户',
    any_segment: '全部分层',
    no_id: '无客户编号的明细',
    columns: {
      customer_id: '客户',
      segment: '分层',
      from_segment: '之前',
      to_segment: '之后',
      moved_by: '移动原因',
      net_amount_from: '之前净额',
      net_amount_to: '之后净额',
      contribution: '计入',
      last_order_on: '最近下单',
      recency_days: '距今天数',
      frequency_orders: '订单数',
      monetary_value: '净额',
      orders_so_far: '累计订单',
      net_amount_so_far: '累计净额',
      first_order_on: '首次下单',
      r_score: 'R',
      f_score: 'F',
      m_score: 'M',
      scores: 'R F M'
    },
    sorted_up: '已排序，从小到大',
    sorted_down: '已排序，从大到小',
    lookback_note: (days) => `订单数与净额：最近 ${days} 天。`,
    lookback_all_note: '订单数与净额：全部历史。',
    moved_by: { purchase: '购买', waiting: '沉默' },
    open: '这份名单的口径',
    list_meaning: '每位客户只列一次。合计为全部客户之和，不限于当前可见的行。'
  },

  pages: {
    label: '表格分页',
    page: (page, pages) => `第 ${page} / ${pages} 页`,
    previous: '上一页',
    next: '下一页'
  },

  customer: {
    title: (id) => `客户 ${id}`,
    nobody: '无客户编号的明细',
    waiting: '正在查找客户…',
    waiting_lines: '正在读取订单明细…',
    missing: (id) => `数据中没有客户 ${id}。`,
    missing_hint: '编号需逐字一致。可在客户列表中按一部分编号查找。',
    back: '全部客户',
    facts: (date) => `截至 ${date}。`,
    lines: '订单明细',
    lines_note: '每一行均按原样列出，并注明来源文件与行号。',
    lines_total: (count, _n, amount) => `${count} 行，合计 ${amount}。`,
    void: '作废，计 0',
    printed: (amount) => `原金额 ${amount}`,
    return: '退货',
    columns: {
      ordered_on: '日期',
      order_id: '订单',
      product: '商品',
      category: '品类',
      channel: '渠道',
      region: '地区',
      quantity: '数量',
      amount: '金额',
      status: '状态',
      source: '来源',
      source_file: '文件',
      source_line: '行号'
    },
    source: (file, line) => `${file} 第 ${line} 行`
  },

  definitions: definitionsWords,

  csv: { download: '下载 CSV', download_page: '下载本页 CSV' }
};
