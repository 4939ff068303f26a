import { beforeAll, describe, expect, it } from 'vitest';
import { askedInShort } from '../../server/build/asked-by-every-build.ts';
import { buildMarts } from '../../server/build/build-models.ts';
import { builtWith } from '../../server/build/built-with.ts';
import { periodsOfGrain, type Slice } from '../../server/build/calendar.ts';
import { publish, publishIfOutdated, type Decided } from '../../server/build/publish.ts';
import { InPlace } from '../../server/build/target.ts';
import { engineThreads } from '../../server/config.ts';
import type { Home } from '../../server/home.ts';
import { noCutPoints } from '../../server/schemes/rules.ts';
import { initialSettings } from '../../server/settings.ts';
import { withMistake } from '../support/mistakes.ts';
import { countedOtherwise } from '../support/one-by-one.ts';
import { at, putExtracts } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { rowsOf, stored } from '../support/stored.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** A build of everything: however it is done, what stands afterwards is the same. */
let home: Home;
let coverage: { covers_from: string; data_through: string };
beforeAll(async () => {
  home = await temporaryHome();
  const lines = randomExtracts(new Chance(4), 100)
    .flat()
    .map((line, place) => (place % 9 === 0 ? { ...line, status: 'on its way' } : line));
  const { covers_from, data_through } = await putExtracts(home, [lines]);
  coverage = { covers_from: covers_from ?? '', data_through: data_through ?? '' };
});

it('counts those who are alike together as if they were counted one by one', async () => {
  expect(await countedOtherwise(home.warehouse)).toEqual([]);
});

describe('the marts do not depend on', () => {
  const whole = (isLarge: boolean): Slice[] => [
    { starts_on: coverage.covers_from, ends_on: coverage.data_through, isLarge }
  ];
  const quarters = (isLarge: boolean): Slice[] =>
    periodsOfGrain('quarter', coverage).map(({ starts_on, read_on }) => ({
      starts_on,
      ends_on: read_on,
      isLarge
    }));

  it.each<[string, () => Slice[]]>([
    ['whether one day is looked at after another', () => whole(true)],
    ['in how many slices they are filled', () => quarters(false)],
    ['whether both are done', () => quarters(true)]
  ])('%s', async (_, slices) => {
    const { library } = home;
    await home.warehouse.writing((session) => publish(home, session, at));
    const expected = await stored(home);
    expect(expected['segment_flows']?.length).toBeGreaterThan(100);
    await home.warehouse.writing(async (session) => {
      const { rules, cut_points } = await builtWith(session);
      const by = { rules, cut_points: cut_points ?? noCutPoints };
      const building = { library, session, target: new InPlace(session), asked: (sql: string) => sql, by };
      await buildMarts(building, slices(), { areThere: true });
    });
    expect(await stored(home)).toEqual(expected);
  });
});

describe('a build whose steps are transactions of their own', () => {
  const builds = (decided: Decided) =>
    home.warehouse.writing((session) => publish(home, session, at, decided));
  /** What a build leaves that was killed before its end. */
  const leavesATable = () =>
    home.warehouse.writing((session) =>
      session.run('create table main.next_kpi_values as select 7 as anything')
    );

  /** All that stands but the ledger of publications: of tables columns and rows, of views columns and what they say. */
  const everything = async () => {
    const columns = await home.warehouse.all(
      `select table_name, column_name, data_type from duckdb_columns()
       where database_name = current_database() and not internal order by table_name, column_index`
    );
    const views = await home.warehouse.all(
      `select view_name, sql from duckdb_views()
       where database_name = current_database() and not internal order by view_name`
    );
    const tables = await home.warehouse.all<{ table_name: string }>(
      `select table_name from duckdb_tables()
       where database_name = current_database() and table_name <> 'publications' order by table_name`
    );
    const rows = await rowsOf(
      home,
      tables.map(({ table_name }) => table_name)
    );
    return { columns, views, rows };
  };

  /** What hides tables and views of the warehouse from whoever has a connection: all of them are looked at. */
  const hiding = async () => {
    const connections = engineThreads() + 2;
    let looked = 0;
    let goOn: () => void = () => undefined;
    const allLooked = new Promise<void>((resolve) => (goOn = resolve));
    const found = await Promise.all(
      Array.from({ length: connections }, () =>
        home.warehouse.reading(async (session) => {
          const rows = await session.all<{ name: string }>(
            `select table_name as name from duckdb_tables() where temporary
             union all
             select view_name from duckdb_views() where temporary and not internal`
          );
          if ((looked += 1) === connections) goOn();
          await allLooked;
          return rows.map(({ name }) => name);
        })
      )
    );
    return found.flat().filter((name) => name !== 'arriving');
  };

  const otherSettings = { ...initialSettings, returns: 'event' as const, lookback_days: 90 };
  const decided: Decided = { settings: otherSettings, merged: new Map([['c1', 'c2']]) };

  let before: Awaited<ReturnType<typeof everything>>;
  beforeAll(async () => {
    await builds({});
    before = await everything();
  });

  it('leaves what one in place would', async () => {
    await builds(decided);
    const other = await everything();
    // Days are those of other customers, and segments read by other rules.
    for (const name of ['customer_days', 'segment_sizes'])
      expect(other.rows[name]).not.toEqual(before.rows[name]);
    await builds({ aside_from: 0 });
    expect(await everything()).toEqual(before);
    await builds({ ...decided, aside_from: 0 });
    expect(await everything()).toEqual(other);
    expect(await hiding()).toEqual([]);
    await builds({});
    expect(await everything()).toEqual(before);
  });

  it('leaves what happened as it is where nothing that it depends on was decided', async () => {
    // Every table that is written anew gets a number of its own.
    const numberOf = async () =>
      (
        await home.warehouse.all<{ table_oid: number }>(
          `select table_oid from duckdb_tables() where table_name = 'customer_states' and not temporary`
        )
      )[0]?.table_oid;
    const first = await numberOf();
    await builds({ settings: otherSettings, aside_from: 0, only_decided: true });
    expect(await numberOf()).toBe(first);
    const other = await everything();
    expect(other.rows['segment_sizes']).not.toEqual(before.rows['segment_sizes']);
    await builds({ settings: otherSettings });
    expect(await everything()).toEqual(other);

    const second = await numberOf();
    await builds({ only_decided: true });
    expect(await numberOf()).toBe(second);
    expect(await everything()).toEqual(before);
    await builds({ ...decided, only_decided: true });
    expect(await numberOf()).not.toBe(second);
    await builds({ only_decided: true });
    expect(await everything()).toEqual(before);
  });

  it('writes the views of other models, too, and takes away what a process left that was killed', async () => {
    await home.warehouse.writing(async (session) => {
      await session.run(
        `update built_with set built_with = replace(built_with, '"models":"', '"models":"older ')`
      );
    });
    await leavesATable();
    await builds({ aside_from: 0 });
    expect(await everything()).toEqual(before);
    expect(await hiding()).toEqual([]);
  });

  it.each<[string, Decided, string, string]>([
    [
      'said that it wrote',
      { aside_from: 0 },
      `replace(built_with, '"written":[', '"written":["given_up","view_given_up",')`,
      'given_up'
    ],
    [
      'wrote when none said it',
      {},
      `replace(built_with, '"written":', '"formerly":')`,
      'segments_by_former_boundaries'
    ]
  ])('takes away what a build of other models %s, and nothing else', async (_, how, told, gone) => {
    const tables = ['given_up', 'segments_by_former_boundaries', 'of_somebody_else'];
    await home.warehouse.writing(async (session) => {
      for (const sql of [told, `replace(built_with, '"models":"', '"models":"older ')`])
        await session.run(`update built_with set built_with = ${sql}`);
      for (const name of tables) await session.run(`create table main.${name} as select 7 as anything`);
      if (gone === 'given_up') await session.run('create view main.view_given_up as select 7 as anything');
    });
    await builds(how);
    const left = tables.filter((name) => name !== gone);
    const { rows } = await everything();
    expect(tables.filter((name) => name in rows)).toEqual(left);
    await home.warehouse.writing(async (session) => {
      for (const name of left) await session.run(`drop table main.${name}`);
    });
    expect(await everything()).toEqual(before);
  });

  it('is made when a home is opened whose version asks other dates of the same models', async () => {
    const versions = async () =>
      (await home.warehouse.all<{ n: number }>('select max(data_version) as n from publications'))[0]?.n ?? 0;
    const last = await versions();
    await publishIfOutdated(home, at);
    expect(await versions()).toBe(last);
    // The same models, told the ends of fewer periods.
    const { asked } = await home.warehouse.reading(builtWith);
    expect(asked).toBe(askedInShort(coverage));
    const fewer = askedInShort({ ...coverage, data_through: coverage.covers_from });
    await home.warehouse.writing((session) =>
      session.run(`update built_with set built_with = replace(built_with, '${asked}', '${fewer}')`)
    );
    await publishIfOutdated(home, at);
    expect(await versions()).toBe(last + 1);
    expect(await everything()).toEqual(before);
  });

  it('reads nothing of what stood before', async () => {
    // As where an earlier version had them under another name.
    await home.warehouse.writing(async (session) => {
      for (const name of ['periods', 'flow_dates', 'snapshot_dates'])
        await session.run(`drop table main.${name}`);
    });
    await builds({ aside_from: 0 });
    expect(await everything()).toEqual(before);
    expect(await hiding()).toEqual([]);
  });

  describe('leaves nothing behind', () => {
    const nothingIsLeft = async () => {
      expect(await hiding()).toEqual([]);
      await builds({ aside_from: 0 });
      expect(await everything()).toEqual(before);
    };

    it.each([
      ['what happened', 'order_parts', 'select', "select error('made to fail'), "],
      ['the last of what is stored', 'kpi_values', 'periods.is_complete', "error('made to fail')"]
    ])('where it fails in %s', async (_, model, instead_of, write) => {
      const { library } = home;
      Object.assign(home, { library: withMistake(library, { model, instead_of, write }) });
      await expect(builds({ ...decided, aside_from: 0 })).rejects.toThrow('made to fail');
      Object.assign(home, { library });
      expect(await everything()).toEqual(before);
      await nothingIsLeft();
    });

    it('of void statuses, which are kept with the lines', async () => {
      await expect(
        home.warehouse.writing(async (session) => {
          const void_statuses = ['on its way'];
          await publish(home, session, at, {
            aside_from: 0,
            settings: { ...initialSettings, void_statuses }
          });
          throw new Error('no room');
        })
      ).rejects.toThrow('no room');
      expect(await everything()).toEqual(before);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['a build in place', () => builds({})],
      ['the opening of a home', () => publishIfOutdated(home, at)]
    ])('of a build that was killed, once there was %s', async (_, comes) => {
      await leavesATable();
      await comes();
      expect(await everything()).toEqual(before);
    });

    it('where what was decided cannot be stored after it', async () => {
      await expect(
        home.warehouse.writing(async (session) => {
          await publish(home, session, at, { ...decided, aside_from: 0 });
          throw new Error('no room');
        })
      ).rejects.toThrow('no room');
      // What was to come may lie beside until then.
      expect((await everything()).rows).toMatchObject(before.rows);
      await nothingIsLeft();
    });
  });
});
