import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { refitScheme } from '../../server/commands/refit.ts';
import { applySetting } from '../../server/commands/settings.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { Home } from '../../server/home.ts';
import { settingsInForce, storeSettings } from '../../server/settings.ts';
import { asking } from '../support/asking.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { temporaryFolder } from '../support/temporary-home.ts';

const now = new Date('2026-12-31T00:00:00Z');

let folder: string;
let home: Home;
beforeEach(async () => {
  folder = await temporaryFolder();
  home = await Home.open(folder);
});
afterEach(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

const load = (options = {}) => loadExtract(home, [orderLines], options);
const set = (key: string, value: string) => applySetting(home, key, value, now);
const reopen = async () => {
  await home.close();
  home = await Home.open(folder);
};

describe('a decision', () => {
  it('is not kept when the marts cannot be built by it', async () => {
    await load();
    const { library } = home;
    Object.assign(home, {
      library: Object.assign(SqlLibrary.read(), {
        inBuildOrder: () => {
          throw new Error('half way');
        }
      })
    });
    await expect(set('returns', 'event')).rejects.toThrow('half way');
    await expect(refitScheme(home, 'rfm_11', {}, now)).rejects.toThrow('half way');
    Object.assign(home, { library });
    expect((await settingsInForce(home)).returns).toBe('net');
    expect(await home.decisions.all('select version from definition_versions')).toEqual([]);
  });

  it('is checked against the one that was made at the same time', async () => {
    const ends = await Promise.allSettled([set('dormant_days', '150'), set('lost_days', '120')]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const { dormant_days, lost_days } = await settingsInForce(home);
    expect([dormant_days, lost_days]).toEqual([150, 180]);
  });

  it('that was stored without its marts is built by when the home is opened again', async () => {
    await load();
    await storeSettings(home, { dormant_days: 30 }, now);
    await reopen();
    expect((await home.published()).data_version).toBe(2);
    const [built] = await home.warehouse.all<{ dormant_days: number }>(
      'select dormant_days from rules_in_force'
    );
    expect(built).toEqual({ dormant_days: 30 });
  });

  it('that the marts are built by already builds nothing when the home is opened again', async () => {
    await load();
    await set('void_statuses', 'cancelled');
    await refitScheme(home, 'rfm_11', { reference: '2026Q1' }, now);
    await set('lookback_days', 'all');
    await reopen();
    expect((await home.published()).data_version).toBe(4);
  });
});

describe('a setting', () => {
  it.each([
    ['cancelled, void', ['cancelled', 'void']],
    ['已取消，作废', ['已取消', '作废']],
    ['已取消、作废', ['已取消', '作废']],
    ['none', []]
  ])('void_statuses is a list, whichever comma separates it: %s', async (text, list) => {
    expect((await set('void_statuses', text)).void_statuses).toEqual(list);
  });

  it('cannot call the loaded amounts another currency', async () => {
    await load({ map: { columns: {}, options: { currency: 'CNY' } } });
    await expect(set('currency', 'USD')).rejects.toMatchObject({ code: 'currency_fixed_by_data' });
    expect((await settingsInForce(home)).currency).toBeNull();
    expect((await set('currency', 'CNY')).currency).toBe('CNY');
  });

  it('that decided how lines were read stays while they are there', async () => {
    await load();
    for (const [key, value] of [
      ['duplicates', 'drop'],
      ['business_time_zone', 'Europe/Paris']
    ] as const)
      await expect(set(key, value)).rejects.toMatchObject({ code: 'setting_fixed_by_data' });
  });

  it('may be any beside the demo, which goes when the first extract comes', async () => {
    await load({ is_demo: true, map: { columns: {}, options: { currency: 'CNY' } } });
    await set('duplicates', 'drop');
    await set('currency', 'USD');
    expect(await settingsInForce(home)).toMatchObject({ duplicates: 'drop', currency: 'USD' });
  });

  it('says in both languages what it may be', async () => {
    const refused = await set('returns', 'some').catch((problem: unknown) => problem);
    expect(refused).toMatchObject({ code: 'setting_malformed' });
    const { told } = refused as { told(locale: string): { hint: string } };
    expect(told.call(refused, 'en').hint).toBe('Give net, exclude or event.');
    expect(told.call(refused, 'zh-CN').hint).toBe('请给出 net、exclude 或 event。');
  });
});

describe('an older version of cut points', () => {
  it('asked with another look-back is fitted anew on its day, is not called pinned and says from what', async () => {
    await load();
    await refitScheme(home, 'rfm_11', { reference: '2026Q1' }, now);
    const ask = asking(home);
    const cuts = async (texts: Record<string, string>) =>
      (await ask('segments', { as_of: '2026Q2', ...texts })).definition.cut_points;

    expect(await cuts({ version: '1' })).toMatchObject({ source: 'pinned', version: 1 });
    for (const other of [{ lookback: 'all' }, { lookback: '90' }, { returns: 'event' }] as Record<
      string,
      string
    >[]) {
      const anew = await cuts({ version: '1', ...other });
      expect(anew).toMatchObject({ source: 'reference', version: null, reference_date: '2026-03-31' });
      const fitted_anew_from = { version: 1, lookback_days: 365, returns: 'net' };
      expect(anew).toEqual({ ...(await cuts({ reference: '2026Q1', ...other })), fitted_anew_from });
    }
  });

  it('pinned over the whole history is asked over the whole history', async () => {
    await load();
    await set('lookback_days', 'all');
    await refitScheme(home, 'rfm_11', { reference: '2026Q1' }, now);
    await set('lookback_days', '365');
    const { definition } = await asking(home)('segments', { as_of: '2026Q2', version: '1' });
    expect(definition).toMatchObject({ lookback_days: null, cut_points: { source: 'pinned', version: 1 } });
  });
});
