import type { Dictionary } from './dictionary.ts';

/** 客户在两个或多个日期之间去了哪里。 */
export const flowWords: Dictionary['flow'] = {
  title: (from, to) => `${from} 至 ${to} 的客户流转`,
  waiting: '正在追踪客户去向…',
  scheme: '分层方案',
  show: '显示',
  shows: { customers: '客户数', of_start: '占起点 %', of_end: '占终点 %', net_amount: '净额' },
  net_amount_note: '终点日回看期内的净额。',
  empty: (from, to) => `${from} 没有客户，到 ${to} 也没有新客户。`,
  chart: '客户去了哪里',
  chart_note: '点击色带打开其客户。',
  summary: (customers, stayed, moved, entered) =>
    `${customers} 位客户中，${stayed} 位留在原分层，${moved} 位移动；新成交 ${entered} 位。`,
  figures: {
    start: (date) => `${date} 的客户`,
    end: (date) => `${date} 的客户`,
    stayed: '留在原分层',
    moved: '移到其他分层',
    entered: '首次成交',
    purchase: '因购买移动',
    waiting: '因沉默移动'
  },
  of_start: (share) => `占起点 ${share}`,
  sentences: '用文字说',
  say: {
    stayed: (stayed, customers, share) =>
      `${customers} 位客户中，${stayed} 位（${share}）两个日期都在同一分层。`,
    moved: (moved, purchase, waiting) =>
      `${moved} 位换了分层：其中 ${purchase} 位因为期间有购买，${waiting} 位只是因为时间流逝。`,
    largest: (count, from, to, share) => `最大的流向是${from}到${to}：${count} 位，占${from}的 ${share}。`,
    grew: (segment, change, before, after) => `${segment}增加最多：${change} 位，由 ${before} 到 ${after}。`,
    shrank: (segment, change, before, after) =>
      `${segment}减少最多：${change} 位，由 ${before} 到 ${after}。`,
    entered: (count, segment, share) => `${count} 位首次成交，其中 ${share} 目前在${segment}。`,
    ladder: (up, down) => `${up} 位升级，${down} 位降级。`
  },
  balance: {
    title: '各分层的得与失',
    segment: '分层',
    customers_on: (date) => `${date} 客户数`,
    net_sales_on: (date) => `${date} 净销售额`,
    change: '净销售额变化',
    left: '流出',
    left_by_purchase: '因购买',
    left_by_waiting: '因沉默',
    came: '由其他分层流入',
    entered: '首次下单',
    left_net_amount: '流出客户原有金额',
    most_left: (segment, amount) => `流出客户原有金额最多的是${segment}：${amount}。`,
    open_left: (count) => `打开流出的 ${count} 位客户，按原有金额从高到低`,
    lost_most: (segment, change, from, to) => `${segment}损失的金额最多：${change}，由 ${from} 到 ${to}。`,
    nobody_lost: '没有分层的金额减少。',
    note: '起始日客户数，减流出，加流入与首次下单，即截止日客户数。净销售额为截至各日回看期内、当日处于该分层的客户的金额。各客户数均可打开名单。'
  },
  several: {
    title: '跨多个日期',
    many: '日期数',
    from_date: '起始日',
    to_date: '截止日',
    grew: (from, before, to, after) => `自 ${from} 至 ${to}，客户数由 ${before} 变为 ${after}。`,
    stayed: (shares) => `各期留在原分层的比例依次为 ${shares}。`,
    largest: (from, to, count, from_date, to_date) =>
      `最大的流向是${from}到${to}：${from_date} 至 ${to_date} 间 ${count} 位。`,
    note: '每个日期一列，最好的分层在上。点击色带打开其客户。',
    one_date: (to) => `${to} 之前没有可比的日期。`
  },
  matrix: '流转矩阵',
  matrix_note: '行为起点分层，列为终点分层。每个格子可打开其中的客户。',
  matrix_caption: (from, to, show) => `${show}：从 ${from} 的分层（行）到 ${to} 的分层（列）`,
  from_to: '从 ↓ 到 →',
  sum: '合计',
  entered_row: '期间首次成交',
  nobody: '无',
  cell: (from, to, count, purchase, waiting) =>
    `${from}到${to}：${count} 位客户，因购买 ${purchase}，因沉默 ${waiting}`,
  ranking: '最大的流向',
  ranking_note: '离开一个分层去往另一个的客户；不含首次成交。',
  ranking_empty: '没有客户换分层。',
  move: '流向',
  share_of: '占原分层',
  purchase: '因购买',
  by_waiting: '因沉默',
  customers: '客户数'
};
