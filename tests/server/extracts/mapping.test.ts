import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import { columnContract } from '../../../server/extracts/column-contract.ts';
import { comparable } from '../../../server/extracts/headers.ts';
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

/** Headers as programs and marketplaces export them, and what they are taken for. */
const exports: [string, string, Record<string, string>][] = [
  [
    'Taobao',
    '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货地址,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称',
    {
      customer_id: '买家会员名',
      order_id: '订单编号',
      ordered_at: '订单创建时间',
      amount: '买家实际支付金额',
      quantity: '宝贝总数量',
      product: '宝贝标题',
      channel: '店铺名称',
      status: '订单状态'
    }
  ],
  [
    'JD',
    '订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,订单状态,下单帐号',
    {
      customer_id: '下单帐号',
      order_id: '订单号',
      ordered_at: '下单时间',
      amount: '应付金额',
      quantity: '订购数量',
      unit_price: '京东价',
      product: '商品名称',
      status: '订单状态'
    }
  ],
  [
    'Pinduoduo',
    '商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),用户实付金额(元),商家实收金额(元),商品数量(件),手机号,省,市,订单成交时间',
    {
      customer_id: '手机号',
      order_id: '订单号',
      ordered_at: '订单成交时间',
      amount: '用户实付金额(元)',
      quantity: '商品数量(件)',
      product: '商品',
      region: '省',
      status: '订单状态',
      discount: '店铺优惠折扣(元)'
    }
  ],
  [
    'an order with sub-orders',
    '主订单编号,子订单编号,买家昵称,订单提交时间,支付完成时间,订单应付金额,商品数量,商品单价,选购商品',
    {
      customer_id: '买家昵称',
      order_id: '主订单编号',
      ordered_at: '订单提交时间',
      quantity: '商品数量',
      unit_price: '商品单价',
      product: '选购商品'
    }
  ],
  [
    'Square',
    'Date,Time,Category,Item,Qty,Price Point Name,SKU,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Location,Customer ID',
    {
      customer_id: 'Customer ID',
      order_id: 'Transaction ID',
      ordered_at: 'Date',
      amount: 'Net Sales',
      quantity: 'Qty',
      product: 'Item',
      category: 'Category',
      channel: 'Location',
      discount: 'Discounts'
    }
  ],
  [
    'Magento',
    'increment_id,created_at,customer_email,status,store_name,name,sku,qty_ordered,row_total,order_currency',
    {
      customer_id: 'customer_email',
      order_id: 'increment_id',
      ordered_at: 'created_at',
      amount: 'row_total',
      quantity: 'qty_ordered',
      product: 'sku',
      channel: 'store_name',
      status: 'status',
      currency: 'order_currency'
    }
  ],
  [
    'SAP, in German',
    'Belegnummer,Auftraggeber,Fakturaart,Rechnungsdatum,Artikelbezeichnung,Warengruppe,Menge,Nettowert,Währung',
    {
      customer_id: 'Auftraggeber',
      order_id: 'Belegnummer',
      ordered_at: 'Rechnungsdatum',
      amount: 'Nettowert',
      quantity: 'Menge',
      product: 'Artikelbezeichnung',
      category: 'Warengruppe',
      currency: 'Währung'
    }
  ],
  [
    'French',
    'N° client,N° de commande,Date de commande,Désignation,Quantité,Prix unitaire,Montant TTC,Pays',
    {
      customer_id: 'N° client',
      ordered_at: 'Date de commande',
      amount: 'Montant TTC',
      quantity: 'Quantité',
      unit_price: 'Prix unitaire',
      product: 'Désignation',
      region: 'Pays'
    }
  ],
  [
    'Spanish',
    'Código cliente,Número de pedido,Fecha pedido,Artículo,Cantidad,Importe total,Tienda,Provincia',
    {
      customer_id: 'Código cliente',
      order_id: 'Número de pedido',
      ordered_at: 'Fecha pedido',
      amount: 'Importe total',
      quantity: 'Cantidad',
      product: 'Artículo',
      channel: 'Tienda',
      region: 'Provincia'
    }
  ]
];

describe('recognising exports', () => {
  it.each(exports)('of %s', (_, headers, expected) => {
    expect(columns(map(headers.split(',')))).toEqual(expected);
  });

  it.each([
    [
      'shopify_orders',
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Country'
    ],
    [
      'amazon_orders',
      'amazon-order-id,purchase-date,order-status,sales-channel,product-name,sku,quantity,currency,item-price,buyer-email,ship-country'
    ]
  ])('that are shipped: %s', (profile, headers) => {
    const found = map(headers.split(','));
    expect(found).toMatchObject({ profile, profile_reason: 'shipped' });
    expect(missingOf(found.columns, contract)).toEqual([]);
    // The total of a Shopify order stands on its first line only; the price of an Amazon line is that of all its pieces.
    expect(columns(found)).not.toMatchObject(
      profile === 'shopify_orders'
        ? { amount: expect.anything() as string }
        : { unit_price: expect.anything() as string }
    );
  });

  it('without the name of the table in front, and says so', () => {
    const found = map([
      'orders.customer_id',
      '订单_下单时间',
      'sales: paid amount',
      'customer_status'
    ]).columns;
    expect(found.map(({ column, why }) => [column, why])).toEqual([
      ['customer_id', 'synonym_prefix'],
      ['ordered_at', 'synonym_prefix'],
      ['amount', 'synonym_prefix']
    ]);
  });

  it('but never where the unit changes the number', () => {
    const has = (header: string) => columns(map(['客户ID', '日期', header]))['amount'];
    expect(['金额(元)', '金额\uFF08人民币\uFF09', 'Amount (EUR)', 'amount [$]'].map(has)).toEqual([
      '金额(元)',
      '金额\uFF08人民币\uFF09',
      'Amount (EUR)',
      'amount [$]'
    ]);
    expect(['金额(万元)', '金额\uFF08分\uFF09', 'Amount (k€)', 'amount (cents)'].map(has)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined
    ]);
  });

  it('and a name or an address stands for an id only where there is none', () => {
    const found = (headers: string[]) => map(headers).columns.find(({ column }) => column === 'customer_id');
    expect(found(['email', '客户名称', '会员号', '日期', '金额'])).toMatchObject({
      header: '会员号',
      rivals: []
    });
    expect(found(['客户名称', 'email', '日期', '金额'])).toMatchObject({
      header: 'email',
      rivals: ['客户名称']
    });
  });

  it('by names of one column each', () => {
    const names = contract.columns.flatMap(({ synonyms, fallbacks }) =>
      [...synonyms, ...fallbacks].map(comparable)
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
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
