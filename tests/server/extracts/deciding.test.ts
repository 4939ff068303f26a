import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../server/extracts/manifest.ts';
import { rebuild } from '../../../server/extracts/rebuild.ts';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
const story = (title: string, tests: () => void) =>
  describe(title, () => {
    beforeAll(async () => {
      place = await LoadingPlace.open();
    });
    afterAll(() => place.close());
    tests();
  });

const orders = (...lines: string[]) => `customer_id,order_id,date,amount\n${lines.join('\n')}\n`;

/** Everything a reader can see, told without internal keys: these depend on what else was ever loaded. */
const everything = async () => ({
  states: await place.rows(
    `select customer_id, states.* exclude (customer_key)
     from customer_states as states inner join customers using (customer_key)
     order by customer_id, valid_from`
  ),
  segments: await place.rows('select * from segment_sizes order by all'),
  flows: await place.rows('select * from segment_flows order by all'),
  kpis: await place.rows('select * from kpi_values order by all'),
  customers: await place.rows('select customer_id from customers order by customer_id')
});

const manifestOf = async ({ sha256, extract_id }: { sha256: string; extract_id: string }) =>
  JSON.parse(await readFile(join(place.home.archive, sha256, `${extract_id}.json`), 'utf8')) as Manifest;

story('an extract that is undone', () => {
  const first = orders('a,1,2026-01-02,10', 'b,2,2026-02-03,20', 'c,3,2026-04-05,30');
  const corrected = orders('a,1,2026-01-02,11', 'd,4,2026-05-06,40');
  let before: Awaited<ReturnType<typeof everything>>;
  let second: string;

  it('leaves every number as if it had never been loaded', async () => {
    await place.loadText('first.csv', first);
    before = await everything();
    const { extract_id } = await place.loadText('corrected.csv', corrected);
    second = extract_id;
    expect(await everything()).not.toEqual(before);

    const undone = await place.undo(second);

    expect(undone).toMatchObject({ extract_id, status: 'undone', lines_loaded: 2 });
    expect(await everything()).toEqual(before);
  });

  it('stays in the ledger and in the archive as undone', async () => {
    const [row] = await place.rows<{ sha256: string; status: string }>(
      `select sha256, status from extracts where extract_id = '${second}'`
    );
    expect(row?.status).toBe('undone');
    expect((await manifestOf({ sha256: row?.sha256 ?? '', extract_id: second })).status).toBe('undone');
  });

  it('can be loaded again, under a name of its own', async () => {
    const again = await place.loadText('corrected.csv', corrected);
    expect(again).toMatchObject({ status: 'loaded', extract_id: `${second}-2` });
    await place.undo(again.extract_id);
    expect(await everything()).toEqual(before);
  });

  it('cannot be undone twice, and neither can one that nobody knows', async () => {
    await expect(place.undo(second)).rejects.toMatchObject({ code: 'undone_already' });
    await expect(place.undo('nobody')).rejects.toMatchObject({ code: 'unknown_extract' });
  });

  it('was the first of two: the later version of its order stays', async () => {
    await place.loadText('corrected.csv', corrected);
    const [{ extract_id } = { extract_id: '' }] = await place.rows<{ extract_id: string }>(
      `select extract_id from extracts where extract_key = 1`
    );
    await place.undo(extract_id);
    expect(await place.rows('select order_id, amount from lines_in_force order by order_id')).toEqual([
      { order_id: '1', amount: 1100 },
      { order_id: '4', amount: 4000 }
    ]);
  });

  it('was all there is: the home is empty again', async () => {
    for (const { extract_id } of await place.rows<{ extract_id: string }>(
      `select extract_id from extracts where status = 'loaded'`
    ))
      await place.undo(extract_id);
    expect(await place.home.published()).toMatchObject({ data_through: null });
    expect(await place.rows('select 1 from customer_states')).toEqual([]);
  });
});

story('an extract that is held', () => {
  const text = orders('a,1,2026-01-02,10', 'b,2,soon,20', 'c,3,2026-02-03,30');

  it('waits with its rejects, and none of its lines counts', async () => {
    const held = await place.loadText('orders.csv', text);
    expect(held).toMatchObject({ status: 'held', lines_loaded: 2, lines_rejected: 1 });
    expect(held.message).toContain(`tierflow accept ${held.extract_id}`);
    expect(await place.rows('select extract_id, status from extracts')).toEqual([
      { extract_id: held.extract_id, status: 'held' }
    ]);
    expect(await place.rows('select source_line, reason, raw_text from rejects')).toEqual([
      { source_line: 3, reason: 'date_unreadable', raw_text: 'b,2,soon,20' }
    ]);
    expect(await place.rows('select 1 from order_lines')).toEqual([]);
    expect((await manifestOf(held)).status).toBe('held');
  });

  it('waits once, however often it is loaded', async () => {
    expect(await place.loadText('renamed.csv', text)).toMatchObject({ status: 'held' });
    expect(await place.rows('select 1 from extracts')).toHaveLength(1);
    expect(await place.rows('select 1 from rejects')).toHaveLength(1);
  });

  it('is loaded without its rejects once it is accepted, under the same name', async () => {
    const [held] = await place.rows<{ extract_id: string }>('select extract_id from extracts');
    const accepted = await place.accept(held?.extract_id ?? '');
    expect(accepted).toMatchObject({ status: 'loaded', extract_id: held?.extract_id, lines_loaded: 2 });
    expect(await place.rows('select status from extracts')).toEqual([{ status: 'loaded' }]);
    expect((await manifestOf(accepted)).status).toBe('loaded');
    await expect(place.accept(accepted.extract_id)).rejects.toMatchObject({ code: 'not_held' });
  });

  it('is put aside when it is undone', async () => {
    const held = await place.loadText('others.csv', orders('x,9,never,1', 'y,8,2026-03-04,2'));
    expect(held.status).toBe('held');
    expect(await place.undo(held.extract_id)).toMatchObject({ status: 'undone' });
    await expect(place.accept(held.extract_id)).rejects.toMatchObject({ code: 'not_held' });
  });
});

story('an extract whose numbers leave the decimal sign open', () => {
  const text = orders('a,1,2026-01-02,"1,234"', 'b,2,2026-01-03,"2,500"', 'c,3,2026-01-04,7');
  let held: string;

  it('is held, with nothing visible: the amounts may be a thousand times as much', async () => {
    const extract = await place.loadText('open.csv', text);
    held = extract.extract_id;
    expect(extract).toMatchObject({ status: 'held', lines_in: 3, lines_rejected: 0 });
    expect(extract.message).toMatch(/2 of 3 lines have a number like 1\.234 or 1,234/);
    expect(await place.rows('select * from order_lines')).toEqual([]);
  });

  it('is loaded as it is once somebody accepts it', async () => {
    // The only sign is a comma, which with the point as decimal sign parts thousands: 1234 + 2500 + 7.
    expect(await place.accept(held)).toMatchObject({ status: 'loaded', amount_loaded: '3741.00' });
  });

  it('stays loaded when the warehouse is made anew', async () => {
    await rebuild(place.home, { locale: 'en', now: new Date('2026-07-01') });
    expect(await place.rows('select amount from order_lines order by amount')).toEqual([
      { amount: 700 },
      { amount: 123_400 },
      { amount: 250_000 }
    ]);
  });

  it('is loaded at once where the mapping says the sign', async () => {
    await place.undo(held);
    const extract = await place.loadText('said.csv', text, {
      map: { columns: {}, options: { decimal: ',' } }
    });
    // 1.234 and 2.500 of a unit, rounded once each: 1.23 + 2.50 + 7.
    expect(extract).toMatchObject({ status: 'loaded', amount_loaded: '10.73' });
  });
});
