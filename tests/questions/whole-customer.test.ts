import { beforeAll, describe, expect, it } from 'vitest';
import type { CompletenessAnswer } from '../../server/features/completeness/contract.ts';
import type { CustomersAlikeAnswer } from '../../server/features/customers-alike/contract.ts';
import type { CustomersAnswer } from '../../server/features/customers/contract.ts';
import type { DefinitionsAnswer } from '../../server/features/definitions/contract.ts';
import type { QualityCasesAnswer } from '../../server/features/quality-cases/contract.ts';
import type { QualityAnswer } from '../../server/features/quality/contract.ts';
import type { SegmentsAnswer } from '../../server/features/segments/contract.ts';
import type { SourcesAnswer } from '../../server/features/sources/contract.ts';
import type { TimelineAnswer } from '../../server/features/timeline/contract.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { rebuild } from '../../server/extracts/rebuild.ts';
import { undoExtract } from '../../server/extracts/undo.ts';
import type { Home } from '../../server/home.ts';
import { decideIdentity } from '../../server/identity/decide.ts';
import { Refusal } from '../../server/errors.ts';
import { questions } from '../../server/questions/questions.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { wholeCustomer } from '../support/whole-customer.ts';

/*
 * The hard retailer with one extract of each other kind (tests/golden-data/whole_customer): eight customers of whom the
 * shop knows more, four of them without an order, and one who only came in.
 */
let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  for (const file of [orderLines, lateExtract, ...wholeCustomer]) await loadExtract(home, [file], {});
});

const asked = async <A>(name: string, texts: Texts = {}) => (await ask(home, name, texts)) as unknown as A;
const ids = ({ rows }: CustomersAnswer) => rows.map(({ customer_id }) => customer_id).sort();
const now = new Date('2026-07-10T00:00:00Z');

describe('a customer without an order', () => {
  it('is not yet a customer, from the first day on which anything is known of them', async () => {
    const on = async (as_of: string) =>
      ids(await asked('customers', { as_of, status: 'not_yet_customer', filter: 'region:West' }));
    // Registered on 2026-06-01: the day before nobody knew of them. The other one is known since 2024.
    expect(await on('2026-05-31')).toEqual(['lead-cold']);
    expect(await on('2026-06-01')).toEqual(['lead-cold', 'lead-warm']);
  });

  it('is known since the order lines begin where nothing has a day', async () => {
    const list = await asked<CustomersAnswer>('customers', {
      as_of: '2025-01-31',
      status: 'not_yet_customer',
      filter: 'relation:public_interest'
    });
    expect(ids(list)).toEqual(['lead-undated']);
  });

  it('is in no segment of customers', async () => {
    const { rows } = await asked<SegmentsAnswer>('segments', { as_of: '2026-06-30', filter: 'region:West' });
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(0);
  });
});

describe('a search', () => {
  it('finds a customer by a part of the id or the name, and by the end of the phone', async () => {
    const found = async (search: string) => ids(await asked('customers', { as_of: '2026-06-30', search }));
    expect(await found('tea rooms')).toEqual(['007']);
    expect(await found('3333')).toEqual(['7']);
    // The beginning of every phone finds nobody.
    expect(await found('1391')).toEqual([]);
  });
});

describe('what the customers extract says', () => {
  it('filters every question, also by a column that no contract knows', async () => {
    const listed = async (filter: string) => ids(await asked('customers', { as_of: '2026-06-30', filter }));
    expect(await listed('industry:hotel')).toEqual(['007']);
    expect(await listed('level:gold')).toEqual(['007']);
    // What is not known is a value, too: of the buyers whom no record names, and of the one whose record does not say.
    expect(await listed('level:')).toContain('negative');
    expect(await listed('level:')).not.toContain('7');
  });

  it('is listed with its values, an attribute under its own header', async () => {
    const { definition } = await asked<DefinitionsAnswer>('definitions');
    const level = definition.dimensions.find(({ label }) => label.en === 'level');
    // Two golden, three silver, and of the others nothing is known.
    expect(level?.values.filter(({ value }) => value !== null)).toEqual([
      { value: 'silver', customers: 3 },
      { value: 'gold', customers: 2 }
    ]);
  });

  it('is told as complete as it is, owner by owner', async () => {
    const { rows } = await asked<CompletenessAnswer>('completeness');
    // Chen has 007, 7 and lead-target: an e-mail of one of them, a phone of all.
    expect(rows.filter(({ owner }) => owner === 'Chen')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column_name: 'email', customers: 3, filled: 1 }),
        expect.objectContaining({ column_name: 'phone', customers: 3, filled: 3 })
      ])
    );
  });
});

describe('the quality of it all', () => {
  it('is told in counts', async () => {
    const { rows } = await asked<QualityAnswer>('quality');
    const found = rows.filter(({ has_cases }) => has_cases).map(({ code, count }) => [code, count]);
    // 123456789 of lead-cold; four leads and the one who walked in; twelve of sixteen buyers are in no customers extract.
    expect(found).toEqual([
      ['customer_without_orders', 5],
      ['customer_without_record', 12],
      ['phone_impossible', 1]
    ]);
  });

  it('opens down to the line of the file', async () => {
    const { rows, total } = await asked<QualityCasesAnswer>('quality-cases', { code: 'phone_impossible' });
    expect(total).toBe(1);
    expect(rows).toMatchObject([
      { source_file: 'customers.csv', source_line: 8, customer_id: 'lead-cold', value: '123456789' }
    ]);
  });

  it('says how far each source reaches', async () => {
    const { rows } = await asked<SourcesAnswer>('sources');
    const reach = rows.map(({ kind, data_through, days_behind }) => [kind, data_through, days_behind]);
    expect(reach).toEqual([
      // To the last contact that was made: one that is planned ahead makes nothing fresh.
      ['contacts', '2026-06-10', 20],
      ['customers', null, null],
      ['feedback', '2026-06-15', 15],
      ['interactions', '2026-06-29', 1],
      ['order_lines', '2026-06-30', 0]
    ]);
  });
});

describe('a timeline', () => {
  it('holds everything that is known of a customer, newest first', async () => {
    const { rows, attributes } = await asked<TimelineAnswer>('timeline', { customer_id: 'return-only' });
    expect(rows.map(({ happened_on, what, ends_on }) => [happened_on, what, ends_on])).toEqual([
      ['2026-05-01', 'complaint', '2026-05-20'],
      ['2026-02-15', 'return', null],
      ['2026-02-01', 'complaint', '2026-02-03']
    ]);
    // A referral without a word on the mood says nothing of it.
    const other = await asked<TimelineAnswer>('timeline', { customer_id: '007' });
    expect(other.rows.filter(({ word }) => word === 'referral').map(({ outcome }) => outcome)).toEqual([
      null,
      null,
      null
    ]);
    expect(attributes.find(({ attribute }) => attribute === 'level')?.value).toBe('silver');
    expect(attributes.filter(({ is_personal }) => is_personal).map(({ attribute }) => attribute)).toEqual([
      'name',
      'phone',
      'birth_year',
      // No class of customers, as far as the data tells.
      'shoe_size'
    ]);
  });
});

describe('two ids of one customer', () => {
  const total = async () => {
    const { sums, rows } = await asked<CustomersAnswer>('customers', {
      as_of: '2026-06-30',
      page_size: '1000'
    });
    return {
      customers: sums.customers,
      net_amount: sums.net_amount_so_far,
      ids: ids({ rows } as CustomersAnswer)
    };
  };

  it('count as one once a person says so, and as two again when it is taken back', async () => {
    const before = await total();
    for (const other_id of ['inside-364', 'lead-warm'])
      await decideIdentity(home, { customer_id: '7', other_id, decision: 'same' }, now);
    const after = await total();
    expect(after.customers).toBe(before.customers - 1);
    expect(after.net_amount).toBe(before.net_amount);
    expect(after.ids).toEqual(before.ids.filter((id) => id !== 'inside-364'));
    const { definition, rows } = await asked<TimelineAnswer>('timeline', { customer_id: 'lead-warm' });
    expect(definition.also_known_as).toEqual(['inside-364', 'lead-warm']);
    // The visit of one id and the cart of the other.
    expect(rows.flatMap(({ what, word }) => (what === 'interaction' ? [word] : []))).toEqual([
      'browse',
      'cart',
      'enquiry',
      'visit'
    ]);
    const alike = await asked<CustomersAlikeAnswer>('customers-alike');
    expect(alike.rows).toMatchObject([
      { customer_id: '7', other_id: 'inside-364', state: 'merged' },
      { customer_id: '7', other_id: 'lead-warm', state: 'merged' }
    ]);

    await rebuild(home, { locale: 'en', now });
    expect(await total()).toEqual(after);
    for (const other_id of ['inside-364', 'lead-warm'])
      await decideIdentity(home, { customer_id: '7', other_id, decision: 'open' }, now);
    expect(await total()).toEqual(before);
  });

  it('are refused where they are none, or would go round in a circle', async () => {
    const decide = (customer_id: string, other_id: string) =>
      decideIdentity(home, { customer_id, other_id, decision: 'same' }, now);
    await expect(decide('7', '7')).rejects.toThrow('is one id, not two');
    await expect(decide('7', 'nobody')).rejects.toThrow('nobody');
    await decide('7', '007');
    await decide('negative', '007');
    // 007 went under 7, so that all three are one by now.
    await expect(decide('7', 'negative')).rejects.toThrow('are one customer already, by way of other ids');
    for (const customer_id of ['7', 'negative'])
      await decideIdentity(home, { customer_id, other_id: '007', decision: 'open' }, now);
  });
});

it('is as if an extract had never been loaded once it is undone', async () => {
  const { rows } = await asked<{ rows: { extract_id: string; kind: string }[] }>('extracts');
  for (const { extract_id, kind } of rows)
    if (kind !== 'order_lines') await undoExtract(home, extract_id, { locale: 'en', now });
  const list = await asked<CustomersAnswer>('customers', { as_of: '2026-06-30', page_size: '1000' });
  expect(ids(list)).not.toContain('lead-cold');
  expect(
    await home.warehouse.all('select 1 from customers where customer_id = $id', { id: 'lead-cold' })
  ).toEqual([]);
});

it('answers every question in words while nothing is loaded', async () => {
  const empty = await temporaryHome();
  for (const { name } of questions) {
    const told = await ask(empty, name).catch((problem: unknown) => problem);
    expect(
      told instanceof Refusal || typeof (told as { data_version?: unknown }).data_version === 'number',
      name
    ).toBe(true);
  }
});
