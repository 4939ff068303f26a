import { expect, it } from 'vitest';
import { shippedProfiles } from '../../../server/extracts/profiles.ts';
import { recognisedKind } from '../../../server/extracts/recognised-kind.ts';

const kindOf = (headers: string) =>
  recognisedKind('any.csv', headers.split(','), { profiles: shippedProfiles() });

it.each([
  ['order_lines', 'customer_id,order_id,ordered_at,amount,region,channel,status'],
  ['order_lines', '订单编号,客户名称,下单时间,实付金额,收货省份,备注'],
  // An order file that lacks its amount is no list of contacts.
  ['order_lines', 'customer_id,date'],
  ['order_lines', 'customer_id,order_id,date,product,status'],
  ['customers', '客户编号,姓名,手机,注册日期,地区,会员等级'],
  [
    'customers',
    'household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count'
  ],
  ['interactions', '会员号,互动时间,互动类型,备注'],
  ['feedback', 'customer_id,date,nps,comment'],
  ['feedback', '客户编号,投诉时间,类型,解决时间,投诉内容'],
  ['contacts', 'household_id,start_date,campaign_id'],
  ['contacts', '客户编号,跟进日期,跟进人,跟进结果'],
  ['returned_orders', '订单 ID,退回'],
  ['customer_sheet', '姓名,联系方式,最近购买,累计消费,类别,备注'],
  ['order_lines', 'x,y']
])('%s: %s', (kind, headers) => expect(kindOf(headers)).toBe(kind));
