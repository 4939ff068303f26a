import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../../server/extracts/load.ts';
import type { Extract } from '../../../server/features/extracts/contract.ts';
import { decideIdentity } from '../../../server/identity/decide.ts';
import { LoadingPlace } from './loading-place.ts';

/** Loads are slow: the tests of a story stand on the loads of those before them, in a home of their own. */
let place: LoadingPlace;
const story = (title: string, tests: () => void) =>
  describe(title, () => {
    beforeAll(async () => {
      place = await LoadingPlace.open();
    });
    afterAll(() => place.close());
    tests();
  });

const inForce = async () => {
  const rows = await place.rows<{ line: string }>(
    `select concat_ws(' ', customers.customer_id, order_id, ordered_on, amount) as line
     from lines_in_force inner join customers using (customer_key) order by line`
  );
  return rows.map(({ line }) => line);
};

const named = (lines: string) => `customer_id,order_id,date,amount\n${lines}\n`;
const unnamed = (lines: string) => `customer_id,date,amount\n${lines}\n`;

const restatedBy = ({ findings }: Extract) => findings.find(({ code }) => code === 'orders_restated')?.count;

story('orders that come again', () => {
  const first = named(
    [
      'a,1,2026-01-02,1',
      'a,1,2026-01-02,2',
      'b,1,2026-01-02,5',
      ',9,2026-01-03,7',
      'c,3,2026-02-01,1',
      'd,4,2026-06-28,100',
      'd,4,2026-07-01,50'
    ].join('\n')
  );
  const others = ['b 1 2026-01-02 500', 'c 3 2026-02-01 100', 'd 4 2026-06-28 10000', 'd 4 2026-07-01 5000'];

  it('do everything but the commit in a trial, and say so', async () => {
    const trial = await place.loadText('orders.csv', first, { dry_run: true });
    expect(trial).toMatchObject({ status: 'loaded', lines_loaded: 7 });
    expect(trial.message).toContain('trial');
    expect(await place.rows('select 1 from extracts')).toEqual([]);
    expect(await place.archived()).toEqual([]);
  });

  it('are loaded once when the same file is loaded twice at the same time', async () => {
    const file = await place.file('orders.csv', first);
    const both = await Promise.all([place.load(file), place.load(file)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['already_loaded', 'loaded']);
    expect(await inForce()).toEqual([
      '9 2026-01-03 700',
      'a 1 2026-01-02 100',
      'a 1 2026-01-02 200',
      ...others
    ]);
    expect(await place.archived()).toEqual([both[0]?.sha256]);
    expect(await readdir(place.home.handover)).toEqual([]);
  });

  it('are not read by another mapping while they are loaded: what to do first is told', async () => {
    const again = await place.loadText('orders.csv', first, { map: { region: null } });
    expect(again.status).toBe('already_loaded');
    expect(again.message).toContain(`undo it first: npx tierflow undo ${again.extract_id}`);
  });

  it('replace the order of the same customer and id, and no other', async () => {
    const later = await place.loadText('later.csv', named('a,1,2026-01-02,3\n,9,2026-01-03,8'));
    expect(restatedBy(later)).toBe(2);
    expect(await inForce()).toEqual(['9 2026-01-03 800', 'a 1 2026-01-02 300', ...others]);
  });

  it('are one order each, however many versions there were', async () => {
    expect(restatedBy(await place.loadText('last.csv', named('a,1,2026-01-02,4')))).toBe(1);
    expect(await inForce()).toEqual(['9 2026-01-03 800', 'a 1 2026-01-02 400', ...others]);
  });

  it('are added when told to append', async () => {
    await place.loadText('more.csv', named('a,1,2026-01-02,3'), { restate: 'append' });
    expect(await inForce()).toEqual([
      '9 2026-01-03 800',
      'a 1 2026-01-02 300',
      'a 1 2026-01-02 400',
      ...others
    ]);
  });

  it('never take money outside the period along with the period', async () => {
    const july = await place.loadText('july.csv', named('e,5,2026-07-01,1'), { restate: 'period' });
    expect(restatedBy(july)).toBe(1);
    const kept = await inForce();
    expect(kept).toContain('d 4 2026-06-28 10000');
    expect(kept).not.toContain('d 4 2026-07-01 5000');
    await place.undo(july.extract_id);
    expect(await inForce()).toContain('d 4 2026-07-01 5000');
  });

  it('replace all orders between the first and the last day when told to, and those outside stay', async () => {
    const january = named('f,4,2026-01-01,1\nf,5,2026-01-31,1');
    await place.loadText('january.csv', january, { restate: 'period' });
    expect(await inForce()).toEqual([...others.slice(1), 'f 4 2026-01-01 100', 'f 5 2026-01-31 100']);
  });

  it('replace no records of another kind that a profile of the same name reads', async () => {
    const map = { columns: {}, options: {}, profile: 'shop' };
    const visits = 'customer_id,happened_on,interaction_type\nf,2026-01-15,visit\n';
    await place.loadText('visits.csv', visits, { kind: 'interactions', map });
    const january = named('f,4,2026-01-01,2\nf,5,2026-01-31,2');
    await place.loadText('january-again.csv', january, { map, restate: 'period' });
    expect(await place.rows('select happened_on from interactions_in_force')).toEqual([
      { happened_on: '2026-01-15' }
    ]);
  });
});

story('an order with several versions', () => {
  const notes = async () => {
    const rows = await place.rows<{ note: string }>(
      `select concat_ws(' ', earlier.file_name, 'by', later.file_name) as note
       from restatements
       inner join extract_files as earlier using (extract_key)
       inner join extract_files as later on later.extract_key = restatements.restated_by
       order by note`
    );
    return rows.map(({ note }) => note);
  };

  it('has all of them noted, on whatever day they were, and comes back by none that was not undone', async () => {
    await place.loadText('1.csv', named('a,1,2026-01-02,1\nb,2,2026-03-01,9'));
    const second = await place.loadText('2.csv', named('a,1,2026-02-05,2'));
    await place.loadText('3.csv', named('a,1,2026-01-20,3'));
    expect(await notes()).toEqual(['1.csv by 2.csv', '1.csv by 3.csv', '2.csv by 3.csv']);
    await place.undo(second.extract_id);
    expect(await inForce()).toEqual(['a 1 2026-01-20 300', 'b 2 2026-03-01 900']);
  });

  it('has those noted, too, of which a period took every line out of force', async () => {
    const period = await place.loadText('4.csv', named('c,8,2026-01-01,4\nc,8,2026-01-31,4'), {
      restate: 'period'
    });
    await place.loadText('5.csv', named('a,1,2026-05-05,5'));
    expect(await notes()).toEqual(['1.csv by 3.csv', '1.csv by 5.csv', '3.csv by 5.csv']);
    await place.undo(period.extract_id);
    expect(await inForce()).toEqual(['a 1 2026-05-05 500', 'b 2 2026-03-01 900']);
  });

  it('has them noted of a customer who goes under another id meanwhile', async () => {
    const same = { customer_id: 'a', other_id: 'b', decision: 'same' } as const;
    await decideIdentity(place.home, same, new Date());
    await place.loadText('6.csv', named('a,1,2026-06-06,6\nb,2,2026-06-07,7'));
    const noted = (await notes()).filter((note) => note.endsWith('by 6.csv'));
    expect(noted).toEqual(['1.csv by 6.csv', '1.csv by 6.csv', '3.csv by 6.csv', '5.csv by 6.csv']);
    const told = (await inForce()).map((line) => line.split(' ').slice(1).join(' '));
    expect(told).toEqual(['1 2026-06-06 600', '2 2026-06-07 700']);
  });
});

story('lines without order ids', () => {
  const first = Array.from(
    { length: 20 },
    (_, at) => `c${at},2026-01-${String(at + 1).padStart(2, '0')},${at + 1}`
  );

  it('are added when few of them are there already', async () => {
    await place.loadText('first.csv', unnamed(first.join('\n')));
    const later = ['c0,2026-01-01,1', ...Array.from({ length: 9 }, (_, at) => `c${at},2026-02-01,5`)];
    expect(await place.loadText('later.csv', unnamed(later.join('\n')))).toMatchObject({ status: 'loaded' });
  });

  it('are held when more than a tenth of them are there, until somebody decides', async () => {
    const later = unnamed(
      ['c0,2026-01-01,1', 'c1,2026-01-02,2', ...first.slice(2, 4), 'c0,2026-02-01,6'].join('\n')
    );
    const before = await place.home.published();

    const held = await place.loadText('again.csv', later);
    expect(held).toMatchObject({ status: 'held', lines_loaded: 5 });
    expect(held.message).toContain('4 of 5');
    expect(await place.home.published()).toEqual(before);

    expect(await place.loadText('again.csv', later, { restate: 'append' })).toMatchObject({
      status: 'loaded'
    });
    expect(await inForce()).toHaveLength(35);
  });

  it('replace the days between the first and the last one when told to, and no other', async () => {
    const before = await inForce();
    const onThatDay = before.filter((line) => line.includes('2026-01-01'));
    expect(onThatDay.length).toBeGreaterThan(0);
    await place.loadText('period.csv', unnamed('a,2026-01-01,3'), { restate: 'period' });
    expect(await inForce()).toEqual(
      [...before.filter((line) => !onThatDay.includes(line)), 'a 2026-01-01 300'].sort()
    );
  });
});

story('the demo', () => {
  it('goes when the first real extract comes, and not before', async () => {
    const demo = await place.loadText('demo.csv', named('demo,1,2026-01-02,1'), { is_demo: true });
    const bad = await place.loadText('bad.csv', named('x,1,someday,1'));
    expect(bad.status).toBe('rejected');
    expect(await place.home.published()).toMatchObject({ has_demo: true });
    const kept = join(place.home.handover, '..', 'kept');
    await cp(join(place.home.archive, demo.sha256), kept, { recursive: true });

    const real = await place.loadText('real.csv', named('real,1,2026-01-02,1'));

    expect(await place.home.published()).toMatchObject({ has_demo: false });
    expect(await place.rows('select customer_key, customer_id from customers order by customer_key')).toEqual(
      [
        { customer_key: 0, customer_id: null },
        { customer_key: 1, customer_id: 'real' }
      ]
    );
    expect(await place.archived()).toEqual([bad.sha256, real.sha256].sort());
    expect(demo.sha256).not.toBe(real.sha256);

    // As if the process had been killed before the demo went from the archive.
    await cp(kept, join(place.home.archive, demo.sha256), { recursive: true });
  });

  it('is not loaded beside what is real, and nothing of an earlier one stays in the archive', async () => {
    const before = await place.home.published();
    const real = await place.archived();
    const file = await place.file('demo-2.csv', named('demo,2,2026-01-02,1'));
    const { extracts } = await loadExtract(place.home, [file], { is_demo: true });
    expect(extracts).toEqual([]);
    expect(await place.home.published()).toEqual(before);
    expect(await place.rows(`select is_demo from extracts where status = 'loaded'`)).toEqual([
      { is_demo: false }
    ]);
    expect(await place.archived()).toHaveLength(real.length - 1);
  });
});

story('currencies', () => {
  const inCurrency = (currency: string) =>
    `customer_id,order_id,date,amount,currency\n${currency},1,2026-01-02,1,${currency}\n`;

  it('do not mix, not even when the first two extracts come at once', async () => {
    const both = await Promise.allSettled(
      ['CNY', 'USD'].map((currency) => place.loadText(`${currency}.csv`, inCurrency(currency)))
    );
    const refused = both.find((each) => each.status === 'rejected');
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(refused?.reason).toMatchObject({ code: 'other_currency' });
    expect(await inForce()).toHaveLength(1);
  });

  it('are that of what is loaded, whatever the setting says', async () => {
    const [loaded] = await place.rows<{ currency: string }>('select currency from extracts');
    const other = loaded?.currency === 'CNY' ? 'USD' : 'CNY';
    await place.home.decisions.writing((session) =>
      session.run(`insert into settings values ('currency', $currency, timestamp '2026-01-01')`, {
        currency: JSON.stringify(other)
      })
    );
    expect(await place.loadText('other.csv', inCurrency(other))).toMatchObject({
      status: 'rejected',
      rejects: [{ reason: 'other_currency', lines: 1 }]
    });
  });
});

story('an archive that was left in disorder', () => {
  const text = named('a,1,2026-01-02,1\na,1,2026-01-02,1\nb,2,2026-01-02,1');
  const sha256 = createHash('sha256').update(text).digest('hex');

  it('does not keep anything from being loaded, and no bytes of what is loaded are lost', async () => {
    await place.home.decisions.writing((session) =>
      session.run(`insert into settings values ('duplicates', '"drop"', timestamp '2026-01-01')`)
    );
    // A load that died while it described itself, and something that stands where the bytes are to go.
    const halfway = join(place.home.archive, '.incoming-0123456789abcdef');
    await mkdir(halfway);
    await writeFile(join(halfway, '0123456789abcdef.json'), '{ "extract_id": "0123');
    await writeFile(join(place.home.archive, sha256), '');

    await expect(place.loadText('orders.csv', text)).rejects.toThrow('ENOTDIR');
    expect(await place.rows('select sha256 from extracts')).toEqual([{ sha256 }]);

    await rm(join(place.home.archive, sha256));
    expect(await place.loadText('orders.csv', text)).toMatchObject({ status: 'already_loaded' });
    expect(await place.archived()).toEqual([sha256]);
    expect((await readdir(join(place.home.archive, sha256))).sort()).toEqual(
      [sha256, `${sha256.slice(0, 16)}.json`].sort()
    );
  });

  it('drops exact repeats when the setting says so, accounts for them, and holds nothing for their sake', async () => {
    expect(await place.loadText('orders.csv', text)).toMatchObject({
      lines_loaded: 2,
      lines_rejected: 1,
      lines_duplicate: 0,
      amount_in: '3.00',
      amount_rejected: '1.00',
      rejects: [{ reason: 'duplicate', lines: 1 }]
    });
    expect(await place.rows('select source_line, raw_text from rejects')).toEqual([
      { source_line: 3, raw_text: 'a,1,2026-01-02,1' }
    ]);
  });
});
