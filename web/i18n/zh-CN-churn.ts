import type { Dictionary } from './dictionary.ts';

/** 流失页：谁在沉默。 */
export const churnWords: Dictionary['churn'] = {
  title: (day) => `流失 ${day}`,
  as_of: '期末',
  waiting: '正在统计沉默的客户…',
  empty: (day) => `截至 ${day} 没有成交客户。`,
  partial: (period, day, through) => `${period} 尚未结束：数据截至 ${through}，本页均按 ${day} 读取。`,
  customers: '客户数',
  net_amount: '回看期净销售额',
  share: '占比',
  warned: '预警客户',
  open_customers: (customers) => `打开客户：${customers}`,
  open_money: (amount) => `打开净销售额：${amount}`,
  statuses: { active: '活跃', dormant: '沉睡', lost: '流失' },

  tiles: {
    label: '关键指标',
    names: { dormant: '沉睡', lost: '流失', overdue: '超过自身节奏', at_risk: '风险金额' },
    of_all: (share, base) => `占 ${base} 位客户的 ${share}`,
    of_scored: (share, base) => `占 ${base} 位未流失客户的 ${share}`,
    warned: (customers, share, base) => `来自 ${customers} 位预警客户，占 ${base} 位未流失客户的 ${share}`,
    no_base: '无可计算的客户',
    base: '分母客户数',
    open: '打开客户。',
    meanings: {
      dormant: (day, dormant, lost) => `最近一单距 ${day} 超过 ${dormant} 天、不超过 ${lost} 天。`,
      lost: (day, _dormant, lost) => `最近一单距 ${day} 超过 ${lost} 天。`,
      overdue: (day) => `未流失，且截至 ${day} 的沉默时间已超过该客户的预期间隔。`,
      at_risk: (day, _dormant, _lost, cut) =>
        `${day} 预警分不低于 ${cut} 或有投诉的客户在回看期内的净销售额。`
    },
    formulas: {
      dormant: (dormant, lost) => `${dormant} 天 < 距最近一单天数 ≤ ${lost} 天的客户数`,
      lost: (_dormant, lost) => `距最近一单超过 ${lost} 天的客户数`,
      overdue: () =>
        '未流失且距最近一单天数大于预期间隔的客户数；预期间隔 =（自身间隔数 × 自身中位数 + 3 × 全体中位数）÷（自身间隔数 + 3）',
      at_risk: (_dormant, _lost, cut) =>
        `未流失且预警分 ≥ ${cut}（满分 100）或有投诉的客户，其回看期净销售额之和`
    }
  },

  at_risk: {
    title: '各分层的风险金额',
    nobody: '没有被预警的客户。',
    summary: (segment, amount, customers, all) =>
      `风险最集中在${segment}：${customers} 位预警客户涉及 ${amount}，全部合计 ${all}。`,
    share: '占该分层未流失客户',
    base: '未流失客户数（n）',
    n: (n) => `/ ${n}`,
    bar: '净销售额条形',
    note: '预警客户在回看期内带来的净销售额：若他们不再回来，每个回看期将少掉的金额。'
  },

  rhythm: {
    title: '沉默时间与客户自身节奏',
    none: '还没有客户下过两次单，无从比较节奏。',
    summary: (base, overdue, share, longest) =>
      `${base} 位未流失客户中，${overdue} 位（${share}）等待已超过自身节奏；其中 ${longest} 位超过预期间隔的 4 倍。`,
    note: '横轴：距最近一单天数 ÷ 该客户的预期间隔。预期间隔取自客户自身的间隔，自身间隔较少时参考全体。琥珀色：超过预期。点击柱形可打开客户。',
    wait: '等待与预期间隔之比',
    first: (to) => `${to} 倍以内`,
    band: (from, to) => `${from}–${to} 倍`,
    more: (from) => `超过 ${from} 倍`
  },

  survival: {
    title: '多久会再次下单',
    none: '还没有客户下过两次单，间隔长短未知。',
    summary: (half, most, dormant, by_dormant, lost, by_lost) =>
      `已闭合的间隔中，一半不超过 ${half} 天，80% 不超过 ${most} 天。按曲线，下单后 ${dormant} 天内有 ${by_dormant} 再次购买，${lost} 天内有 ${by_lost}。`,
    note: '曲线（Kaplan–Meier）是下单后若干天仍未再次购买的比例；仍在等待的客户按已等待的天数计入。实线：现行门槛。虚线：数据建议的门槛。',
    suggestion: (dormant, dormant_percent, lost, lost_percent) =>
      `建议：超过 ${dormant} 天算沉睡，此时会回来的客户已有 ${dormant_percent}% 回来；超过 ${lost} 天算流失，此时已有 ${lost_percent}% 回来。`,
    no_suggestion: '数据尚不足以建议门槛。',
    days: '下单后天数',
    column: '尚未再次购买',
    waiting: '恰好等待这么久的客户',
    tooltip: (days, share) => `${days} 天\n${share} 尚未再次购买`,
    marks: {
      dormant_days: (days) => `沉睡 ${days}`,
      lost_days: (days) => `流失 ${days}`,
      suggested_dormant_days: (days) => `建议 ${days}`,
      suggested_lost_days: (days) => `建议 ${days}`
    },
    thresholds: '门槛',
    names: {
      dormant_days: '沉睡（现行）',
      lost_days: '流失（现行）',
      suggested_dormant_days: '沉睡（建议）',
      suggested_lost_days: '流失（建议）'
    },
    more_than: '超过',
    would_be: '对应客户数',
    in_days: (days) => `${days} 天`,
    quantiles: '下单间隔',
    within: '不超过',
    longer: '目前等待更久的客户',
    quantile: (percent) => `${percent}% 的间隔`,
    bias: (gaps) => `分位数取自 ${gaps} 个已闭合的间隔：未闭合的间隔不在内，频繁购买者权重更大，因此偏短。`,
    formula: 'S(t) = Π（1 − 第 t 天闭合数 ÷ 第 t 天仍在等待数）；同一客户的全部间隔合计权重为 1',
    as_table: '以表格查看曲线'
  },

  series: {
    title: '沉睡与流失的变化',
    empty: '还没有已结束的期间。',
    summary: (day, dormant, lost) => `${day} 全部客户中 ${dormant} 处于沉睡，${lost} 已流失。`,
    change: (day, points) => `流失占比较 ${day} 变化 ${points} 个百分点。`,
    day: '读取日',
    hatched: '斜纹：读取当日该期尚未结束。'
  },

  warnings: {
    title: '流失预警',
    waiting: '正在查找预警信号…',
    nobody: '没有被预警的客户。',
    summary: (customers, _n, amount, at_risk) =>
      `${customers} 位客户被预警，回看期内带来 ${amount}；按各自的预警程度加权，风险金额为 ${at_risk}。`,
    reason: '原因',
    any: '全部原因',
    reasons: { overdue: '逾期未购', slowing: '购买放缓', complaint: '投诉' },
    overdue: (days, expected) => `已沉默 ${days} 天，预期每 ${expected} 天一单。`,
    stopped: '最近 90 天没有订单，而之前 90 天有两单或以上。',
    slowing: (share) => `最近 90 天的订单比之前 90 天少 ${share}。`,
    complaint: '有未解决的投诉，或 180 天内投诉两次以上。',
    meanings: {
      overdue: '距最近一单的时间对该客户而言偏长。等于预期间隔时计 0 分，达到 3 倍时计 100 分。',
      slowing: '最近 90 天的订单少于之前 90 天，按减少的比例计分；之前 90 天须有两单或以上。',
      complaint: '有未解决的投诉，或 180 天内两次以上投诉，计 100 分。'
    },
    missing: '这里未知的部分',
    missing_parts: {
      unlikely_alive: '客户仍活跃的概率（需要模型）',
      complaint: '投诉（需要反馈数据）'
    },
    why: '原因',
    score: '预警分',
    expected: '预期间隔（天）',
    at_risk: '风险金额',
    all: (customers) => `全部 ${customers} 位客户`,
    sorted: '按风险金额从高到低：预警分 × 回看期净额。',
    csv: (total) => `下载 CSV（${total} 位）`,
    first_csv: (shown) => `下载 CSV（前 ${shown} 位）`,
    meaning: (cut, lost) =>
      `最近 ${lost} 天内有订单、预警分不低于 ${cut}（满分 100）的客户。预警分取各部分中最大者：逾期未购、购买放缓，加载反馈后还有投诉。`,
    formula:
      '逾期未购 =（距最近一单天数 ÷ 预期间隔 − 1）÷ 2；购买放缓 = 1 − 最近 90 天订单 ÷ 之前 90 天订单；均限于 0 至 1'
  }
};
