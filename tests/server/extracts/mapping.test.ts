import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import { columnContract } from '../../../server/extracts/column-contract.ts';
import { readMap } from '../../../server/extracts/map-file.ts';
import { mappingOf, missingOf, type Mapping } from '../../../server/extracts/mapping.ts';
import { shippedProfiles } from '../../../server/extracts/profiles.ts';

const contract = columnContract('order_lines');
const map = (headers: string[], named = {}) =>
  mappingOf('orders.csv', headers, contract, { profiles: shippedProfiles(), ...named });
const columns = ({ columns }: Mapping) =>
  Object.fromEntries(columns.map(({ column, header }) => [column, header]));

function refusalOf(work: () => unknown): Refusal | undefined {
  try {
    work();
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
  return undefined;
}

const codeOf = (work: () => unknown) => refusalOf(work)?.code ?? 'no refusal';

describe('recognising headers', () => {
  it('in English, whatever the case, spaces and underscores', () => {
    expect(columns(map(['Customer ID', 'ORDER_DATE', 'amount', 'Qty']))).toEqual({
      customer_id: 'Customer ID',
      ordered_at: 'ORDER_DATE',
      amount: 'amount',
      quantity: 'Qty'
    });
  });

  it('in Chinese, with a unit in brackets and full-width letters', () => {
    expect(
      columns(
        map([
          '会员号',
          '订单编号',
          '下单时间',
          '实付金额\uFF08元\uFF09',
          '商品名称\uFF1A',
          '\uFF33\uFF2B\uFF35'
        ])
      )
    ).toEqual({
      customer_id: '会员号',
      order_id: '订单编号',
      ordered_at: '下单时间',
      amount: '实付金额\uFF08元\uFF09',
      product: '商品名称\uFF1A'
    });
  });

  it('takes the more specific of two that fit, and says which others did', () => {
    const { columns, unmapped } = map(['客户ID', '日期', '订单日期', '金额', '实付金额']);
    expect(columns.find(({ column }) => column === 'ordered_at')).toMatchObject({
      header: '订单日期',
      rivals: ['日期']
    });
    expect(columns.find(({ column }) => column === 'amount')).toMatchObject({
      header: '实付金额',
      rivals: ['金额']
    });
    expect(unmapped).toEqual(['日期', '金额']);
  });

  it('does without an amount where quantity and unit price are there', () => {
    expect(columns(map(['user_id', 'date', 'quantity', 'price']))).toMatchObject({ unit_price: 'price' });
  });

  it('takes headers like __proto__ for ordinary text', () => {
    expect(map(['customer', 'date', 'amount', '__proto__', 'constructor']).unmapped).toEqual([
      '__proto__',
      'constructor'
    ]);
  });

  it.each([
    ['customer', ['date', 'amount']],
    ['date', ['customer_id', 'amount']],
    ['amount', ['customer_id', 'date', 'quantity']]
  ])('says that a %s is missing', (_, headers) => {
    expect(missingOf(map(headers).columns, contract)).toHaveLength(1);
  });
});

describe('a profile', () => {
  const onlineRetail =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(',');

  it('is found by its headers, in whatever order', () => {
    expect(map(onlineRetail.toReversed())).toMatchObject({
      profile: 'online_retail',
      options: { currency: 'GBP' }
    });
  });

  it('must be that of the file when it is named', () => {
    expect(codeOf(() => map(['customer_id', 'date', 'amount'], { profile: 'online_retail' }))).toBe(
      'header_missing'
    );
  });

  it('is the same for all extracts with the same headers', () => {
    const { profile } = map(['customer_id', 'date', 'amount']);
    expect(map(['Amount', 'Date', 'Customer ID']).profile).toBe(profile);
    expect(map(['customer_id', 'date', 'amount', 'region']).profile).not.toBe(profile);
  });
});

describe('what a person maps', () => {
  const mapped = (map: unknown) => ({ map: readMap(map, contract) });

  it('goes before what is recognised', () => {
    const { columns: found } = map(['customer_id', 'date', 'amount', 'paid'], mapped({ amount: 'paid' }));
    expect(found.find(({ column }) => column === 'amount')).toMatchObject({ header: 'paid', reason: 'map' });
  });

  it('leaves out what is named null', () => {
    const headers = ['customer_id', 'date', 'amount', 'region'];
    expect(columns(map(headers, mapped({ columns: { region: null } })))).not.toHaveProperty('region');
  });

  it.each([
    ['a header that is not there', 'header_missing', { amount: 'nowhere' }],
    ['a column that we do not know', 'map_unknown_column', { amounts: 'amount' }],
    ['what is no mapping', 'map_malformed', ['amount']],
    ['an option that we do not know', 'map_malformed', { columns: {}, options: { comma: ';' } }]
  ])('refuses %s', (_, code, said) => {
    expect(codeOf(() => map(['customer_id', 'date', 'amount'], mapped(said)))).toBe(code);
  });

  it.each([
    ['options.comma', { columns: {}, options: { comma: ';' } }],
    ['options.date_order', { columns: {}, options: { date_order: 'backwards' } }],
    ['columns', ['amount']]
  ])('says in the language of the reader that %s is at fault', (place, said) => {
    const refused = refusalOf(() => mapped(said));
    expect(refused?.details).toMatchObject({ place });
    expect(refused?.told('zh-CN').message).toBe(`无法读取列映射：“${place}”不可识别，或其取值不可用。`);
  });
});
