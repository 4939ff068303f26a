import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnContract } from '../../../server/extracts/column-contract.ts';
import { readMap } from '../../../server/extracts/map-file.ts';
import { mappingOf, type Mapping } from '../../../server/extracts/mapping.ts';
import { shippedProfiles, type Profile } from '../../../server/extracts/profiles.ts';
import { saveProfile } from '../../../server/extracts/saved-profiles.ts';
import type { ProfilesAnswer } from '../../../server/features/profiles/contract.ts';
import { ask } from '../../../server/questions/ask.ts';
import { LoadingPlace } from './loading-place.ts';

const contract = columnContract('order_lines');
const headers = ['who', 'date', 'amount', 'paid', 'region'];
const map = { columns: { customer_id: 'who', amount: 'paid', region: null }, options: { currency: 'EUR' } };
const saved: Profile = {
  source: 'saved',
  profile: 'corner_shop',
  kind: 'order_lines',
  headers: JSON.stringify([...headers].sort()),
  columns: { region: null, customer_id: 'who', ordered_at: 'date', amount: 'paid' },
  options: { currency: 'EUR' },
  saved_at: '2026-07-01 04:00:00'
};
const mapped = (names: string[], said: Record<string, unknown> = {}, profiles = [saved]) =>
  mappingOf('orders.csv', names, contract, { profiles: [...profiles, ...shippedProfiles()], ...said });
const columns = ({ columns }: Mapping) =>
  Object.fromEntries(columns.map(({ column, header, reason }) => [column, `${header} ${reason}`]));

describe('what a person once said of these headers', () => {
  it('is taken for the next file that has them, in whatever order', () => {
    const found = mapped(headers.toReversed());
    expect(found).toMatchObject({
      profile: 'corner_shop',
      profile_reason: 'saved',
      options: { currency: 'EUR' }
    });
    expect(columns(found)).toEqual({
      customer_id: 'who profile',
      ordered_at: 'date profile',
      amount: 'paid profile'
    });
  });

  it('says nothing of a file with other headers', () => {
    expect(mapped([...headers, 'note'])).toMatchObject({ profile_reason: 'new' });
  });

  it('is found by its name too', () => {
    expect(mapped([...headers, 'note'], { profile: 'corner_shop' })).toMatchObject({
      profile: 'corner_shop',
      profile_reason: 'named'
    });
  });

  it('gives way, column by column and header by header, to what is said now', () => {
    const now = { map: readMap({ quantity: 'paid', amount: 'amount', region: 'region' }, contract) };
    const found = mapped(headers, now);
    expect(found.profile).toBe('corner_shop');
    expect(columns(found)).toEqual({
      quantity: 'paid map',
      amount: 'amount map',
      region: 'region map',
      customer_id: 'who profile',
      ordered_at: 'date profile'
    });
  });

  it('goes before what is shipped for the same headers', () => {
    const shipped = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(
      ','
    );
    const mine = { ...saved, headers: JSON.stringify(shipped.map((each) => each.toLowerCase()).sort()) };
    const bare = { ...mine, profile: 'mine', columns: { customer_id: 'CustomerID' } };
    expect(mapped(shipped, {}, [bare])).toMatchObject({ profile: 'mine', profile_reason: 'saved' });
  });
});

describe('what a person says of an extract', () => {
  let place: LoadingPlace;
  const text = (order: string, day: string, paid: string) =>
    `who,order id,date,amount,paid,region\nw,${order},${day},9,${paid},x\n`;
  const known = async () => {
    const { rows } = (await ask(place.home, 'profiles', {})) as ProfilesAnswer;
    return rows.filter(({ source }) => source === 'saved');
  };

  beforeAll(async () => {
    place = await LoadingPlace.open();
  });
  afterAll(() => place.close());

  it('is not kept when nothing was loaded', async () => {
    const held = await place.loadText('a.csv', text('1', 'never', '5'), { map });
    expect(held.status).toBe('rejected');
    await place.loadText('b.csv', text('1', '2026-01-02', '5'), { map, dry_run: true });
    expect(await known()).toEqual([]);
  });

  it('is kept once it is loaded, what was left out too, and used for the next extract', async () => {
    const first = await place.loadText('c.csv', text('1', '2026-01-02', '5'), { map });
    expect(await known()).toMatchObject([
      {
        profile: first.profile,
        columns: {
          region: null,
          customer_id: 'who',
          order_id: 'order id',
          ordered_at: 'date',
          amount: 'paid'
        },
        options: { currency: 'EUR' },
        saved_at: '2026-07-01 04:00:00'
      }
    ]);
    const next = await place.loadText('d.csv', text('1', '2026-01-02', '6') + 'w,2,2026-01-03,9,7,x\n');
    expect(next.profile).toBe(first.profile);
    // The order that came again has replaced its earlier version: both extracts are of one source.
    expect(next.findings.map(({ code }) => code)).toContain('orders_restated');
    expect(await place.rows('select distinct region from order_lines')).toEqual([{ region: null }]);
  });

  it('may be said anew under the same name, and the history stays', async () => {
    const [before] = await known();
    const again = await place.loadText('e.csv', text('3', '2026-01-04', '8'), {
      map: { amount: 'amount' },
      now: new Date('2026-07-02T04:00:00Z')
    });
    expect(again.profile).toBe(before?.profile);
    expect(await known()).toMatchObject([{ columns: { amount: 'amount', region: null } }]);
    expect(await place.home.decisions.all('select name from profiles')).toHaveLength(2);
  });

  it('is not written down twice', async () => {
    const mapping = mapped(headers, { map: readMap(map, contract) });
    const asked = { remembers: true, now: new Date('2026-07-03') };
    const summary = { kind: 'order_lines' as const, headers, mapping };
    await saveProfile(place.home, asked, summary);
    await saveProfile(place.home, { ...asked, now: new Date('2026-07-04') }, summary);
    expect(await place.home.decisions.all('select name from profiles')).toHaveLength(3);
  });
});
