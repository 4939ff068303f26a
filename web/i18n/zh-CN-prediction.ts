import type { PredictionWords } from './prediction-words.svelte.ts';

/** 对客户的预测，以及以往预测的准确度。 */
export const predictionWords: PredictionWords = {
  title: (day) => `截至 ${day} 的预测`,
  as_of: '截至',
  waiting: '正在拟合模型……',
  horizon: '预测期',
  days: (n) => `${n} 天`,
  summary: (orders, band, customers, days) =>
    `未来 ${days} 天，${customers} 位客户预计下 ${orders} 单${band}。`,
  sales_summary: (sales, band) => `对应销售额 ${sales}${band}。`,
  in_band: (low, high) => `（${low} 至 ${high}）`,
  band: (share) => `若模型误差与上列日期相当，实际结果在 100 次中有 ${share} 次落入区间。`,
  tiles: {
    label: '预计结果',
    orders: '预计订单',
    sales: '预计销售额',
    value: '12 个月客户价值',
    buyers: '预计下单客户',
    band: (low, high) => `${low} 至 ${high}`,
    none: '无法预测，原因见下方模型说明。',
    value_note: (margin, rate) => `十二个月销售额的 ${margin}%，按每年 ${rate}% 折现`,
    buyers_note: (all, share) => `共 ${all} 位（${share}）；为下单概率之和`
  },
  record: {
    title: '以往预测的准确度',
    waiting: '正在用历史检验……',
    none: '尚无同样长度的预测到期。',
    sentence: (dates, off) => `在过去 ${dates} 个日期，仅用当时已知的数据，订单预测平均偏差 ${off}。`,
    one: (day, off) => `在过去一个日期 ${day}，仅用当时已知的数据，订单预测偏差 ${off}。`,
    as_of: '预测日',
    through: '截止日',
    expected: '预计订单',
    came: '实际订单',
    off: '偏差',
    expected_sales: '预计销售额',
    sales: '实际销售额'
  },
  cautions: '哪些情况下不应信任',
  segments: {
    title: '分层',
    customers: '客户数',
    orders: '预计订单',
    low_high: '区间',
    sales: '预计销售额',
    value: '12 个月价值',
    alive: '仍活跃',
    buyers: '会下单'
  },
  map: {
    title: '谁仍是客户：订单数与沉默时间',
    summary: (low, high) => `按复购次数与距上次下单的时间，仍活跃的概率从 ${low} 到 ${high}。`,
    buyers_title: '谁会下单：订单数与沉默时间',
    buyers_summary: (low, high) => `按复购次数与距上次下单的时间，下单概率从 ${low} 到 ${high}。`,
    buyers_note: (days) =>
      `每格为其中客户在 ${days} 天内下单的平均概率与人数。该模型中无人流失：沉默只说明其购买频率较低。`,
    orders: '复购次数',
    months: (from, to) => `${from}–${to} 天`,
    more_days: (from) => `${from} 天以上`,
    more: (n) => `${n} 次及以上`,
    note: '每格为其中客户的平均概率与人数。以往购买越频繁，沉默就越早说明问题。'
  },
  validation: {
    title: '预测与实际',
    waiting: '正在把以往的预测与实际对照……',
    sentence: (day, expected, came, days) =>
      `${day} 时模型预计 ${days} 天内有 ${expected} 个订单，实际为 ${came} 个。`,
    error: (orders) => `平均每位客户偏差 ${orders} 个订单。`,
    calibration: (slope) => `概率的把握程度 ${slope}：1 为恰当，小于 1 表示过于肯定。`,
    tracking: '累计复购订单',
    tracking_note: (day) => `${day} 之前的数据用于拟合，之后为预测。`,
    repeats: '按以往复购次数看预测期内的订单',
    chance: '按预测概率看实际下单比例',
    expected: '预计',
    actual: '实际',
    day: '日期',
    group: '复购次数',
    chances: '预测概率',
    customers: '客户数',
    as_table: '以表格显示'
  },
  customers: {
    title: '客户',
    waiting: '正在计算每位客户……',
    id: '客户',
    last: '上次下单',
    repeats: '复购次数',
    alive: '仍活跃概率',
    buys: '下单概率',
    orders: '预计订单',
    band: '十次中八次',
    sales: '预计销售额',
    value: '12 个月价值',
    sort: '排序',
    sorts: {
      '-customer_value': '价值',
      '-expected_orders': '订单',
      '-alive_chance': '概率最高',
      alive_chance: '概率最低'
    },
    csv: '下载 CSV（本页）'
  },
  model: {
    title: '模型',
    names: { mbg_nbd: 'MBG/NBD', bg_nbd: 'BG/NBD', pareto_nbd: 'Pareto/NBD', nbd: 'NBD' },
    automatic: '自动',
    choose: '模型',
    repeat: (name, n, day) => `${name}，用截至 ${day} 已知的 ${n} 位客户拟合；时间单位为周。`,
    value: (n) => `订单金额采用 Gamma-Gamma，用 ${n} 位有复购的客户拟合。`,
    parameter: '参数',
    estimate: '估计值',
    error: '标准误',
    likelihood: (value) => `对数似然 ${value}。`,
    rounded: (days) => `时间长度按 ${days} 天取整。`,
    one_in: (n) => `每 ${n} 位客户取一位。`,
    notes: {
      mbg_nbd: '假设每人以自己的稳定频率购买，并可能在任一订单之后悄然离开。订单指有下单的日子。',
      bg_nbd: '假设每人以自己的稳定频率购买，并可能在任一复购订单之后悄然离开。订单指有下单的日子。',
      pareto_nbd: '假设每人以自己的稳定频率购买，并可能在任何时候悄然离开。订单指有下单的日子。',
      nbd: '假设每人以自己的稳定频率购买，且无人流失。订单指有下单的日子。'
    }
  },
  warnings: {
    reason: '可能已离开',
    said: (chance) => `仍是客户的概率为 ${chance}。`,
    meaning: '根据截至当日所有人的购买方式拟合的模型认为该客户已离开的可能性更大。',
    seldom: (times) => `迄今下过 ${times} 单：仅凭这一点，近期再下单的可能性就不大。`,
    chance: '180 天内不下单',
    sorted: '按风险金额从高到低：不下单的概率 × 回看期净额。',
    nobody_leaves: '客户仍活跃的概率（数据中看不出有客户流失）',
    chance_said: (cut, lost) =>
      `最近 ${lost} 天内有订单、且 180 天内不下单的概率不低于 ${cut}%，或有投诉的客户。概率由截至当日所有人的购买方式拟合的模型给出；原因是在该客户身上能看到的现象。`,
    chance_formula:
      '概率 = 1 − 仍是客户的概率 ·（1 −（（α + T）÷（α + T + 180））^（r + x））；T 天内复购 x 次'
  },
  warning_record: {
    title: '以往预警的准确度',
    waiting: '正在用历史检验预警……',
    sentence: (dates, precision, base, recall) =>
      `在过去 ${dates} 个日期，仅用当时已知的数据：被预警者中 ${precision} 在 180 天内未下单（全体有评分者为 ${base}），未再下单者中有 ${recall} 事先被预警。`,
    same: (lift) =>
      `“沉默超过 90 天”这一规则同样准：同样长度的名单按评分排序，找到的未下单者是其 ${lift} 倍。`,
    told: (told, came) => `按给出的概率应有 ${told} 不再下单，实际为 ${came}。`,
    better: (lift) => `与“沉默超过 90 天”同样长度的名单相比，按评分排序找到的未下单者是其 ${lift} 倍。`,
    worse: (lift) =>
      `“沉默超过 90 天”这一规则更准：同样长度的名单按评分排序，找到的未下单者只有其 ${lift} 倍。`,
    as_of: '预警日',
    warned: '被预警',
    precision: '未再下单',
    base: '全体',
    expected: '全体预测值',
    recall: '事先命中',
    at: (k) => `前 ${k} 名`,
    dormant: '沉默超过 90 天',
    lift: '相对该规则',
    lead: '提前天数',
    model: '模型',
    without_model: '无',
    note: '未再下单：180 天内没有订单。全体预测值：全体不再下单概率的平均值。事先命中：未再下单者中被预警的比例。前 k 名：评分最高者，同分平摊。相对该规则：同样长度的名单中未再下单者的倍数。提前天数：距计为流失的天数中位数。'
  },
  looking_back: {
    waiting: '正在核对过去的预警…',
    too_short: '预警准不准尚无从得知：需要预警日之后有 180 天的数据。',
    nobody: (day, days) => `回头看：${day} 没有客户被预警，其后 ${days} 天无法检验预警。`,
    said: (warned, day, silent, precision, days, base, all) =>
      `回头看：${day} 被预警的 ${warned} 位客户中，${silent} 位（${precision}）在其后 ${days} 天内没有购买；全部 ${all} 位有预警分的客户中，这一比例为 ${base}。`,
    caught: (share, silent) => `其后沉默的 ${silent} 位客户中，预警事先点名了 ${share}。`,
    few: '被预警的不足 30 位，不足以评判。',
    no_better: '也就是说，那一天的预警并不比随机更准。'
  },
  second: {
    title: '首单到第二单的时间',
    waiting: '正在追踪每位客户的第二单……',
    by: '比较维度',
    nobody: '全体客户',
    summary: (median, within) => `一半客户在 ${median} 天内下第二单；90 天内为 ${within}。`,
    never: (within) => `下第二单的客户不到一半；90 天内为 ${within}。`,
    group: '分组',
    customers: '客户数',
    median: '中位天数',
    within: (days) => `${days} 天内`,
    eighty: '再次下单者中 80% 所需天数',
    axis: '距首单天数',
    left_out: (n) => `另有 ${n} 个较小的分组未列出。`,
    note: 'Kaplan–Meier 估计：仍在等待的客户按已等待时间计入。剩余不足 30 人后曲线终止。'
  }
};
