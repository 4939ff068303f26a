import type { Metric } from './metric.ts';
import { secondOrders, winBackSecondOrder } from './second-orders.ts';
import { standings } from './standings.ts';
import { tierMoves } from './tier-moves.ts';
import { warnings } from './warnings.ts';

/**
 * The numbers of one period, in the order in which people read them. Each is a sum over the rows of its mart,
 * or a ratio of two such sums (metrics.md section 4).
 */
export const kpis = [
  {
    id: 'repurchase_rate',
    label: { en: 'Repurchase rate', 'zh-CN': '复购率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: 'orders >= 2' },
    denominator: { unit: 'customers', sum: '1', where: 'order_days > 0' },
    meaning: {
      en: 'Of the buyers of the period, the share with two sale orders or more in it.',
      'zh-CN': '本期购买客户中，本期销售订单不少于两笔的客户所占比例。'
    },
    formula: {
      en: 'buyers with 2 or more sale orders in the period ÷ buyers',
      'zh-CN': '本期下单 ≥ 2 笔的购买客户数 ÷ 购买客户数'
    },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'repurchase_rate_by_day',
    label: { en: 'Repurchase rate by days', 'zh-CN': '按天复购率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: 'order_days >= 2' },
    denominator: { unit: 'customers', sum: '1', where: 'order_days > 0' },
    meaning: {
      en: 'Of the buyers of the period, the share who bought on two days or more.',
      'zh-CN': '本期购买客户中，在两天或更多天有购买的客户所占比例。'
    },
    formula: {
      en: 'buyers with 2 or more buying days in the period ÷ buyers',
      'zh-CN': '本期购买天数 ≥ 2 的购买客户数 ÷ 购买客户数'
    },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'repurchase_rate_by_order',
    label: { en: 'Repurchase rate by orders', 'zh-CN': '按单复购率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'orders', sum: 'orders - case when order_days > 0 then 1 else 0 end' },
    denominator: { unit: 'orders', sum: 'orders' },
    meaning: {
      en: 'Of the orders of the period, the share beyond the first of each buyer.',
      'zh-CN': '本期订单中，除每位购买客户的一笔以外的订单所占比例。'
    },
    formula: { en: '(orders − buyers) ÷ orders', 'zh-CN': '（订单数 − 购买客户数）÷ 订单数' },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  ...secondOrders,
  {
    id: 'period_repurchase_rate',
    label: { en: 'Period repurchase rate', 'zh-CN': '回购率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: 'bought_before and order_days > 0' },
    denominator: { unit: 'customers', sum: '1', where: 'bought_before' },
    needs_previous_period: true,
    meaning: {
      en: 'Of the buyers of the previous period, the share who bought again in this one.',
      'zh-CN': '上期购买客户中，本期再次购买的客户所占比例。'
    },
    formula: {
      en: 'buyers of both periods ÷ buyers of the previous period',
      'zh-CN': '两期都购买的客户数 ÷ 上期购买客户数'
    },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'wake_up_rate',
    label: { en: 'Wake-up rate', 'zh-CN': '唤醒率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: "gap_status_before = 'dormant' and order_days > 0" },
    denominator: { unit: 'customers', sum: '1', where: "gap_status_before = 'dormant'" },
    meaning: {
      en: 'Of the customers who were dormant on the day before the period, the share who bought in it.',
      'zh-CN': '期初前一日处于沉睡的客户中，本期有购买的客户所占比例。'
    },
    formula: {
      en: 'of these, with a sale in the period ÷ dormant on the day before',
      'zh-CN': '其中本期有购买的客户数 ÷ 期初前一日沉睡客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  {
    id: 'win_back_rate',
    label: { en: 'Win-back rate', 'zh-CN': '挽回率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: "gap_status_before = 'lost' and order_days > 0" },
    denominator: { unit: 'customers', sum: '1', where: "gap_status_before = 'lost'" },
    meaning: {
      en: 'Of the customers who were lost on the day before the period, the share who bought in it.',
      'zh-CN': '期初前一日已流失的客户中，本期有购买的客户所占比例。'
    },
    formula: {
      en: 'of these, with a sale in the period ÷ lost on the day before',
      'zh-CN': '其中本期有购买的客户数 ÷ 期初前一日流失客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  winBackSecondOrder,
  {
    id: 'churn_rate',
    label: { en: 'Churn rate', 'zh-CN': '流失率' },
    unit: 'rate',
    better: 'down',
    additive: [],
    mart: 'customer_periods',
    numerator: {
      unit: 'customers',
      sum: '1',
      where: "gap_status_before in ('active', 'dormant') and gap_status = 'lost'"
    },
    denominator: { unit: 'customers', sum: '1', where: "gap_status_before in ('active', 'dormant')" },
    meaning: {
      en: 'Of the customers who were not lost on the day before the period, the share who are lost at its end. Customers new in the period are left out.',
      'zh-CN': '期初前一日未流失的客户中，期末已流失的客户所占比例。本期新客不计入。'
    },
    formula: {
      en: 'of these, lost at the end ÷ customers not lost on the day before',
      'zh-CN': '其中期末流失的客户数 ÷ 期初前一日未流失客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  ...tierMoves,
  {
    id: 'conversion_rate',
    label: { en: 'Conversion rate', 'zh-CN': '转化率' },
    unit: 'rate',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: {
      unit: 'customers',
      sum: '1',
      where: 'is_identified and order_days_before = 0 and order_days > 0'
    },
    denominator: { unit: 'customers', sum: '1', where: 'is_identified and order_days_before = 0' },
    meaning: {
      en: 'Of those who were known on the day before the period but had not bought yet, the share who became customers in it.',
      'zh-CN': '期初前一日已知但尚未成交的人中，本期成交的比例。'
    },
    formula: {
      en: 'of these, with a sale order by the end ÷ known without a sale order on the day before',
      'zh-CN': '其中期末已有销售订单的人数 ÷ 期初前一日已知而未成交的人数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  {
    id: 'buyers',
    label: { en: 'Buyers', 'zh-CN': '购买客户数' },
    unit: 'customers',
    better: 'up',
    additive: ['groups'],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: 'order_days > 0' },
    meaning: {
      en: 'Customers with at least one sale order in the period.',
      'zh-CN': '本期至少有一笔销售订单的客户。'
    },
    formula: { en: 'customers with 1 or more sale orders in the period', 'zh-CN': '本期有销售订单的客户数' },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'new_customers',
    label: { en: 'New customers', 'zh-CN': '新客数' },
    unit: 'customers',
    better: 'up',
    additive: ['groups', 'periods'],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: 'is_new' },
    meaning: {
      en: 'Customers whose first sale order ever is in the period.',
      'zh-CN': '首笔销售订单发生在本期的客户。'
    },
    formula: { en: 'customers whose first sale order is in the period', 'zh-CN': '首单在本期的客户数' },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'active_customers',
    label: { en: 'Active customers', 'zh-CN': '活跃客户数' },
    unit: 'customers',
    better: 'up',
    additive: ['groups'],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: "gap_status = 'active'" },
    meaning: {
      en: 'Customers whose last order is at most {dormant_days} days before the end of the period, new ones included.',
      'zh-CN': '最近一单距期末不超过 {dormant_days} 天的客户，含新客。'
    },
    formula: {
      en: 'customers with a gap of {dormant_days} days or less at the end',
      'zh-CN': '期末间隔 ≤ {dormant_days} 天的客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  {
    id: 'dormant_customers',
    label: { en: 'Dormant customers', 'zh-CN': '沉睡客户数' },
    unit: 'customers',
    better: 'down',
    additive: ['groups'],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: "gap_status = 'dormant'" },
    meaning: {
      en: 'Customers whose last order is more than {dormant_days} and at most {lost_days} days before the end of the period.',
      'zh-CN': '最近一单距期末超过 {dormant_days} 天、不超过 {lost_days} 天的客户。'
    },
    formula: {
      en: 'customers with a gap of more than {dormant_days} and at most {lost_days} days at the end',
      'zh-CN': '{dormant_days} 天 < 期末间隔 ≤ {lost_days} 天的客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  {
    id: 'lost_customers',
    label: { en: 'Lost customers', 'zh-CN': '流失客户数' },
    unit: 'customers',
    better: 'down',
    additive: ['groups'],
    mart: 'customer_periods',
    numerator: { unit: 'customers', sum: '1', where: "gap_status = 'lost'" },
    meaning: {
      en: 'Customers whose last order is more than {lost_days} days before the end of the period.',
      'zh-CN': '最近一单距期末超过 {lost_days} 天的客户。'
    },
    formula: {
      en: 'customers with a gap above {lost_days} days at the end',
      'zh-CN': '期末间隔 > {lost_days} 天的客户数'
    },
    source: 'sql/decisions/005-bases-of-rates.md'
  },
  {
    id: 'orders',
    label: { en: 'Orders', 'zh-CN': '订单数' },
    unit: 'orders',
    better: 'up',
    additive: ['groups', 'periods'],
    mart: 'customer_periods',
    numerator: { unit: 'orders', sum: 'orders' },
    meaning: {
      en: 'Sale orders of the period, each counted on the day of its first sale part.',
      'zh-CN': '本期销售订单，每单计在其首个销售日。'
    },
    formula: { en: 'sale orders in the period', 'zh-CN': '本期销售订单数' },
    source: 'sql/decisions/001-orders-and-parts.md'
  },
  {
    id: 'net_sales',
    label: { en: 'Net sales', 'zh-CN': '净销售额' },
    unit: 'money',
    better: 'up',
    additive: ['groups', 'periods'],
    mart: 'customer_periods',
    numerator: { unit: 'money', sum: 'net_amount', where: 'is_identified' },
    meaning: {
      en: 'What identified customers bought in the period, less what they returned in it.',
      'zh-CN': '已识别客户本期购买额减去本期退货额。'
    },
    formula: { en: 'net amount of identified customers in the period', 'zh-CN': '已识别客户本期净额' },
    source: 'sql/decisions/001-orders-and-parts.md'
  },
  {
    id: 'total_sales',
    label: { en: 'Total sales', 'zh-CN': '总销售额' },
    unit: 'money',
    better: 'up',
    additive: ['periods'],
    mart: 'customer_periods',
    numerator: { unit: 'money', sum: 'net_amount' },
    includes_nobody: true,
    meaning: {
      en: 'Net sales and the lines without a customer.',
      'zh-CN': '净销售额加上无客户的明细。'
    },
    formula: { en: 'net sales + lines without a customer', 'zh-CN': '净销售额 + 无客户明细净额' },
    source: 'sql/decisions/001-orders-and-parts.md'
  },
  {
    id: 'average_order_value',
    label: { en: 'Average order value', 'zh-CN': '客单价' },
    unit: 'money',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'money', sum: 'net_amount', where: 'is_identified' },
    denominator: { unit: 'orders', sum: 'orders' },
    meaning: {
      en: 'Net sales for each sale order. Returns of earlier orders lower it.',
      'zh-CN': '每笔销售订单的净销售额。较早订单的退货会拉低它。'
    },
    formula: { en: 'net sales ÷ orders', 'zh-CN': '净销售额 ÷ 订单数' },
    source: 'sql/decisions/001-orders-and-parts.md'
  },
  {
    id: 'net_sales_per_buyer',
    label: { en: 'Sales per buyer', 'zh-CN': '人均消费' },
    unit: 'money',
    better: 'up',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'money', sum: 'net_amount', where: 'is_identified' },
    denominator: { unit: 'customers', sum: '1', where: 'order_days > 0' },
    meaning: {
      en: 'Net sales for each buyer of the period.',
      'zh-CN': '本期每位购买客户的净销售额。'
    },
    formula: { en: 'net sales ÷ buyers', 'zh-CN': '净销售额 ÷ 购买客户数' },
    source: 'sql/decisions/004-buyers-and-repurchase.md'
  },
  {
    id: 'anonymous_share',
    label: { en: 'Share without customer', 'zh-CN': '无客户占比' },
    unit: 'share',
    better: 'down',
    additive: [],
    mart: 'customer_periods',
    numerator: { unit: 'money', sum: 'net_amount', where: 'not is_identified' },
    denominator: { unit: 'money', sum: 'net_amount' },
    includes_nobody: true,
    meaning: {
      en: 'The part of total sales that belongs to no known customer.',
      'zh-CN': '总销售额中没有客户的部分。'
    },
    formula: { en: 'sales without a customer ÷ total sales', 'zh-CN': '无客户销售额 ÷ 总销售额' },
    source: 'sql/decisions/001-orders-and-parts.md'
  },
  ...standings,
  ...warnings,
  {
    id: 'contribution_share',
    label: { en: 'Contribution', 'zh-CN': '贡献占比' },
    unit: 'share',
    better: 'neither',
    additive: ['groups'],
    mart: 'customer_contributions',
    numerator: { unit: 'money', sum: 'net_amount' },
    denominator: { unit: 'money', sum: 'net_amount' },
    by_segment: true,
    meaning: {
      en: 'A segment’s share of the net sales of the period. Who is in the segment is fixed on the day before.',
      'zh-CN': '各分层占本期净销售额的比例。分层成员以期初前一日为准。'
    },
    formula: {
      en: 'net sales of the segment’s customers ÷ net sales',
      'zh-CN': '该分层客户的净销售额 ÷ 净销售额'
    },
    source: 'sql/decisions/006-contribution.md'
  },
  {
    id: 'top_contribution_share',
    label: { en: 'Share of the top segments', 'zh-CN': '头部贡献占比' },
    unit: 'share',
    better: 'up',
    additive: [],
    mart: 'customer_contributions',
    numerator: { unit: 'money', sum: 'net_amount', where: 'is_top' },
    denominator: { unit: 'money', sum: 'net_amount' },
    meaning: {
      en: 'The share of net sales that comes from customers who were in the top segments on the day before the period.',
      'zh-CN': '期初前一日处于头部分层的客户占本期净销售额的比例。'
    },
    formula: {
      en: 'net sales of customers in the top segments ÷ net sales',
      'zh-CN': '头部分层客户的净销售额 ÷ 净销售额'
    },
    source: 'sql/decisions/006-contribution.md'
  }
] as const satisfies readonly Metric[];
