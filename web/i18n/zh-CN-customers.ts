import type { Dictionary } from './dictionary.ts';

/** 客户名单：按什么缩小范围，看到了哪里。 */
export const customerListWords: Dictionary['customer_list'] = {
  narrow: '缩小范围',
  narrowed_by: '当前条件',
  any_status: '全部状态',
  any_score: (letter) => `${letter}：不限`,
  score: (letter, score) => `${letter} = ${score}`,
  search_hint: '编号、姓名或电话尾号',
  remove: (what) => `移除：${what}`,
  chips: {
    is: (what, value) => `${what}：${value}`,
    status: '状态',
    numerator: (metric, period) => `${period} ${metric}：分子`,
    denominator: (metric, period) => `${period} ${metric}：分母`,
    between: (from, to) => `${from} → ${to}`,
    moved: '换了分层',
    as_of: (moment) => `截至 ${moment}`,
    score: (letter, score) => `${letter} = ${score}`,
    search: (text) => `编号、姓名或电话：“${text}”`
  },
  sort_by: (column) => `按${column}排序`,
  place: (first, last, total) => `第 ${first}–${last} 位，共 ${total} 位客户`,
  coming: '正在读取…',
  printed: (shown, total) => `共 ${total} 位客户，此处为前 ${shown} 位。`,
  csv: (count) => `CSV，${count} 位客户`,
  first_csv: (count) => `CSV，前 ${count} 位`,
  sums: (count) => `合计 ${count} 位`
};
