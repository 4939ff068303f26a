import type { ProfileWords } from './profile-words.svelte.ts';

/** 单个客户。 */
export const customerProfileWords: ProfileWords = {
  headline: (orders, _, amount, day) => `截至 ${day}，共 ${orders} 笔订单，累计净额 ${amount}。`,
  never: (day) => `截至 ${day} 没有订单，仅有退货或赠品。`,
  today: (segment) => `目前处于${segment}。`,
  tiles: {
    segment: '分层',
    last: '最近下单',
    ago: (days) => `${days} 天前`,
    orders: '累计订单',
    order_days: (days) => `分布在 ${days} 天`,
    net: '累计净销售额',
    in_lookback: (amount) => `回看期内 ${amount}`,
    rhythm: '预期间隔',
    days: (days) => `${days} 天`,
    lost: '已流失，不再预期间隔',
    warned: '已预警',
    not_warned: '未预警',
    silence_chance: (chance) => `180 天内不下单的概率 ${chance}`,
    silence_score: (score) => `沉默分 ${score}`
  },
  orders_in_lookback: '回看期内订单数',
  net_meaning: '该客户的全部订单明细，退货冲减。下方全部日期的明细加起来就是这个数。',
  path: {
    title: '分层变化',
    empty: '首次下单以来还没有结束的期间。',
    summary: (first, from, last, day, moves) =>
      `${from} 期末处于${first}，${day} 处于${last}，其间分层变动 ${moves} 次。`,
    stayed: (segment, from, day) => `自 ${from} 期末至 ${day} 一直处于${segment}。`,
    unfinished: (period, day) => `${period} 尚未结束：按 ${day} 读取。`,
    unfinished_mark: '未结束',
    scores_title: '得分，5 为最好',
    day: '读取日',
    recency: '距今天数',
    in_lookback: '回看期净额'
  },
  orders: {
    title: '订单时间线',
    empty: '尚无订单。',
    once: (day, amount) => `仅有一个下单日：${day}，${amount}。`,
    summary: (days, first, last, largest, on) =>
      `${first} 至 ${last} 共有 ${days} 个下单日；金额最大的一天是 ${on}，${largest}。`,
    gaps: (shortest, middle, longest) =>
      `下单间隔最短 ${shortest} 天，中位数 ${middle} 天，最长 ${longest} 天。`,
    silence: (days, _, expected) => `已沉默 ${days} 天，预期间隔 ${expected} 天。`,
    expected_on: (day) => `预计下次下单 ${day}`,
    day: '日期',
    orders: '订单数',
    amount: '净额',
    gap: '距上一下单日（天）',
    returned: '仅退货',
    net_so_far: '累计净额',
    legend_amount: '当日净额',
    legend_so_far: '累计净额'
  },
  lines: {
    only: (span) => `仅看 ${span} 的明细。`,
    all: '显示全部明细',
    none: '这些日期没有明细。',
    csv: (count) => `CSV，${count} 行`,
    first_csv: (count) => `CSV，前 ${count} 行`
  }
};
