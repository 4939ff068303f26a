import type { Words } from '../schemes/contract.ts';

/** What is found in all that is loaded, beside what each load says of itself: nothing of it changes a number. */
export const qualityFindings = {
  phone_impossible: {
    en: 'Phone numbers that can be none, such as "{example}": {count}.',
    'zh-CN': '不可能存在的电话号码（例如“{example}”）：{count} 个。'
  },
  address_placeholder: {
    en: 'Addresses that stand for none, such as "{example}": {count}.',
    'zh-CN': '占位地址（例如“{example}”）：{count} 个。'
  },
  email_malformed: {
    en: 'E-mail addresses that can be none, such as "{example}": {count}.',
    'zh-CN': '格式不正确的邮箱（例如“{example}”）：{count} 个。'
  },
  birth_year_impossible: {
    en: 'Years of birth that nobody living can have, such as {example}: {count}.',
    'zh-CN': '不可能的出生年份（例如 {example}）：{count} 个。'
  },
  cells_unread: {
    en: 'Cells that say nothing to us and are left empty or count as other, such as "{example}": {count}.',
    'zh-CN': '无法识别、按空值或“其他”载入的单元格（例如“{example}”）：{count} 个。'
  },
  score_out_of_scale: {
    en: 'Satisfaction scores outside 1 to 5, which count for nothing, such as {example}: {count}.',
    'zh-CN': '不在 1 至 5 之间、不计入的满意度评分（例如 {example}）：{count} 个。'
  },
  rows_of_one_name: {
    en: 'Rows of a customer sheet that fall together under one name, of which the last counts, such as "{example}": {count}.',
    'zh-CN': '客户表中姓名相同、无法区分的行（仅最后一行计入，例如“{example}”）：{count} 行。'
  },
  amount_outlying: {
    en: 'Lines with an amount of more than a thousand times the median, such as {example}: {count}.',
    'zh-CN': '金额超过中位数一千倍的行（例如 {example}）：{count} 行。'
  },
  quantity_outlying: {
    en: 'Lines with a quantity of more than a thousand times the median, such as {example}: {count}.',
    'zh-CN': '数量超过中位数一千倍的行（例如 {example}）：{count} 行。'
  },
  id_damaged: {
    en: 'Customers whose id a spreadsheet has cut short, such as {example}: {count}. Different ones may look the same.',
    'zh-CN': '编号被电子表格截断的客户（例如 {example}）：{count} 位，不同客户可能变得相同。'
  },
  customer_without_orders: {
    en: 'Customers of other extracts without an order: {count}.',
    'zh-CN': '在其他资料中出现、但没有订单的客户：{count} 位。'
  },
  customer_without_record: {
    en: 'Customers with orders whom the customers extracts do not name: {count}.',
    'zh-CN': '有订单、但客户资料中没有的客户：{count} 位。'
  },
  customers_alike: {
    en: 'Customers who may be the same person under two ids: {count}.',
    'zh-CN': '可能是同一人、却有两个编号的客户：{count} 对。'
  }
} as const satisfies Record<string, Words>;

export type QualityCode = keyof typeof qualityFindings;
