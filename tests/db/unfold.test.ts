import { describe, expect, it } from 'vitest';
import { snapshotRelation } from '../../server/build/calendar.ts';
import { composed } from '../../server/db/composed.ts';
import { parseSqlFile } from '../../server/db/sql-file.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { asEverybody, asKnown, unfold } from '../../server/db/unfold.ts';
import { compileNumbers, compileScheme } from '../../server/schemes/compile.ts';
import { noFormerBoundaries } from '../../server/schemes/former-boundaries.ts';
import {
  cutPointRelation,
  highCutRelation,
  noCutPoints,
  pastedRules,
  rulesOf,
  rulesRelation,
  thirdCutRelation
} from '../../server/schemes/rules.ts';
import { builtInSchemes } from '../../server/schemes/schemes.ts';
import { initialSettings } from '../../server/settings.ts';

const model = (name: string, inputs: string, sql: string, kept = 'view') =>
  parseSqlFile(
    `${name}.sql`,
    `/*\n@model ${name}\n@kept ${kept}\n@grain id\n@inputs ${inputs}\n@purpose a test\n*/\n${sql}`
  );

const library = new SqlLibrary([
  model('facts', 'lines', 'select * from lines', 'table'),
  model('dated', 'facts, dates', 'select * from facts, dates', 'inline'),
  model('sizes', 'dated', 'with small as (select * from dated) select count(*) as n from small', 'table')
]);
const whole = SqlLibrary.read();
const words = (sql: string) => sql.replace(/\s+/g, ' ').trim();

describe('unfold', () => {
  it('reads what is stored when a question brings nothing', () => {
    expect(unfold(library, { sql: 'select n from sizes', inputs: ['sizes'] }, {})).toBe(
      'select n from sizes'
    );
  });

  it('puts everything between the query and a given relation above the query, inputs first', () => {
    const sql = unfold(
      library,
      { sql: 'select n from sizes', inputs: ['sizes'] },
      { dates: { sql: 'select 1 as d' } }
    );
    expect(words(sql)).toBe(
      words(`with dates as ( select 1 as d ),
        dated as not materialized ( select * from facts, dates ),
        sizes as ( with small as (select * from dated) select count(*) as n from small )
        select n from sizes`)
    );
  });

  it('joins the CTEs of the query to those above it', () => {
    const sql = unfold(
      library,
      { sql: 'with mine as (select 1 as one) select n from sizes, mine', inputs: ['sizes'] },
      { dates: { sql: 'select 1 as d' } }
    );
    expect(sql.match(/\bwith\b/g)).toHaveLength(2);
    expect(words(sql)).toMatch(/, mine as \(select 1 as one\) select n from sizes, mine$/);
  });

  it('lets a given relation stand for a model, with inputs of its own', () => {
    const sql = unfold(
      library,
      { sql: 'select n from sizes', inputs: ['sizes'] },
      { dated: { sql: 'select * from others', inputs: ['others'] }, others: { sql: 'select 2 as id' } }
    );
    expect(words(sql)).toMatch(/^with others as \( select 2 as id \), dated as \( select \* from others \),/);
    expect(sql).not.toContain('facts');
  });

  it('asks nobody whether they are asked about where everybody is', () => {
    const query = {
      sql: `select n from sizes where days.customer_key in (select customer_key from asked_customers)
and customer_key not in (select customer_key from customers_left_out)`,
      inputs: ['sizes', 'asked_customers', 'customers_left_out']
    };
    const asked = { sql: 'select customer_key from customer_dimensions' };
    const everybody = { asked_customers: { ...asked, is_everybody: true } };
    expect(words(unfold(library, query, everybody))).toBe(
      'select n from sizes where true and customer_key not in (select customer_key from customers_left_out)'
    );
    expect(unfold(library, query, { ...everybody, dates: { sql: 'select 1 as d' } })).toMatch(
      / as \([^]* true\n/
    );
    expect(words(unfold(library, query, { asked_customers: { ...asked, is_everybody: false } }))).toBe(
      words(`with asked_customers as ( ${asked.sql} ) ${query.sql}`)
    );
  });

  it('asks by what is known of the rows of a given relation', () => {
    const query = { sql: `select case when a.b = 'c' then n end from sizes`, inputs: ['sizes', 'a'] };
    const known = { "a.b = 'c'": 'true', "a.b = 'd'": 'false' };
    expect(words(unfold(library, query, { a: { sql: `select 'c' as b`, known } }))).toMatch(
      /^select case when true then n end from sizes$/
    );
  });

  // Where it were written otherwise it would be asked of everybody, and nobody would see it but by the clock.
  it('knows every place in which a model or query asks it', () => {
    for (const { sql, name } of [...whole.of('model'), ...whole.of('query')])
      expect(asEverybody(sql), name).not.toMatch(/in\s*\(\s*select[^)]*asked_customers/);
  });

  it('knows of the rows of a relation what models do ask, in their very words', () => {
    const known = [
      snapshotRelation(['2026-03-31', '2026-06-30'], { lookback_days: 365 }),
      snapshotRelation(['2026-06-30'], { lookback_days: 365 }),
      rulesRelation(rulesOf(initialSettings)),
      cutPointRelation(noCutPoints),
      thirdCutRelation(),
      highCutRelation(),
      noFormerBoundaries
    ].flatMap((given) => Object.keys(given.known ?? {}));
    const models = whole.of('model').map(({ sql }) => sql);
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter((asked) => !models.some((sql) => sql.includes(asked)))).toEqual([]);
  });

  it('holds states against the one day that is asked about, and joins them with several', () => {
    const asked = (days: string[]) =>
      unfold(
        whole,
        {
          sql: 'select 1 from customer_snapshots, purchase_histories',
          inputs: ['customer_snapshots', 'purchase_histories']
        },
        { snapshot_dates: snapshotRelation(days, { lookback_days: 365 }) }
      );
    const one = asked(['2026-06-30']);
    expect(one).toContain("states.valid_from <= date '2026-06-30'");
    expect(one).toContain("states.valid_to > date '2025-06-30'");
    expect(one).not.toMatch(
      /date_diff\('day', \S+, (?:dates\.)?snapshot_date\)|states\.valid_\w+ [<>]=? (?:dates|openings)\./
    );
    const two = asked(['2026-03-31', '2026-06-30']);
    expect(two).toContain('states.valid_from <= dates.snapshot_date');
    expect(two.match(/date_diff\('day', \S+, (?:dates\.)?snapshot_date\)/g)).toHaveLength(3);
  });

  it('writes out every rule and cut wherever they are asked, and no column loses its name by it', () => {
    const written = asKnown({
      ...pastedRules(rulesOf(initialSettings)),
      ...cutPointRelation(noCutPoints).known,
      ...thirdCutRelation().known,
      ...highCutRelation().known
    });
    const schemes = builtInSchemes.names.map((name) => builtInSchemes.named(name));
    const generated = schemes.flatMap((scheme) => [compileScheme(scheme), compileNumbers([scheme])]);
    for (const { sql, name } of [...whole.of('model'), ...whole.of('query'), ...generated]) {
      const said = sql.replace(/--.*/g, '');
      expect(written(said), name).not.toMatch(
        /\brules\.|\b(?:rules_in_force|cut_points|third_cuts|high_cuts)\b/
      );
      // In a list of columns it would have no name, written out.
      expect(said, name).not.toMatch(
        /(?:^\s*|, |select )(?:rules|cut_points|third_cuts|high_cuts)\.\w+(?:,|\s*$|\s+from\b)/m
      );
    }
  });

  it('knows whole words, the longest first, and looks at nothing that was put in', () => {
    const known = { 'a.b': '1', 'a.b is null': 'a.b or false', 'c.d': 'c.d and true' };
    expect(asKnown(known)('a.b is null, a.b, a.bc, x.a.b, c.d')).toBe(
      'a.b or false, 1, a.bc, x.a.b, c.d and true'
    );
  });

  it('leaves out a relation of which all was known, and what only that one reads', () => {
    const query = { sql: 'select o.n from o cross join a as rules', inputs: ['o', 'a'] };
    const given = {
      o: { sql: 'select 1 as n' },
      deeper: { sql: 'select $deep as b', parameters: { deep: 1 } },
      a: { sql: 'select b from deeper', inputs: ['deeper'], known: { 'cross join a as rules': '' } }
    };
    expect(words(unfold(library, query, given))).toBe('with o as ( select 1 as n ) select o.n from o');
    const bound = Object.fromEntries(
      Object.entries(given).map(([name, each]) => [name, { parameters: {}, ...each }])
    );
    expect(composed(library, query, bound, {}).bound).toEqual({});
  });

  it('finds customers of one day by their key, those of several by the day, too', () => {
    const of = (days: readonly string[]) =>
      words(
        unfold(
          whole,
          { sql: 'select * from customer_snapshots', inputs: ['customer_snapshots'] },
          { snapshot_dates: snapshotRelation(days) }
        )
      );
    const byDay = 'on before_lookback.snapshot_date = states.snapshot_date and';
    expect(of(['2026-03-31', '2026-06-30'])).toContain(byDay);
    expect(of(['2026-03-31'])).not.toContain(byDay);
    expect(of(['2026-03-31'])).toContain('on true and before_lookback.customer_key = states.customer_key');
  });

  it('reads of the states those that hold between the days asked about, and a look-back before', () => {
    const of = (days: readonly string[], lookback_days: number | null) =>
      words(
        unfold(
          whole,
          { sql: 'select * from customer_snapshots', inputs: ['customer_snapshots'] },
          { snapshot_dates: snapshotRelation(days, { lookback_days }) }
        )
      );
    const between = (first: string, last: string) =>
      `and states.valid_from <= date '${last}' and states.valid_to > date '${first}'`;
    const days = of(['2026-03-31', '2026-06-30'], 365);
    expect(days).toContain(`states.valid_to > dates.snapshot_date ${between('2026-03-31', '2026-06-30')}`);
    expect(days).toContain(`states.valid_to > openings.opens_after ${between('2025-03-31', '2025-06-30')}`);
    expect(of(['2026-03-31'], null).match(/ date '/g)).toHaveLength(2);
    expect(of([], 365)).not.toContain(" date '");
  });

  it('leaves out what the query does not read', () => {
    const sql = unfold(
      library,
      { sql: 'select * from facts', inputs: ['facts'] },
      { dates: { sql: 'select 1 as d' } }
    );
    expect(sql).toBe('select * from facts');
  });
});

describe('the library', () => {
  it('builds each model after those it reads', () => {
    expect(library.inBuildOrder().map(({ name }) => name)).toEqual(['facts', 'dated', 'sizes']);
  });

  it('refuses models that read each other in a circle, a name taken twice, and one that a build marks its tables by', () => {
    const circle = new SqlLibrary([model('a', 'b', 'select 1'), model('b', 'a', 'select 1')]);
    expect(() => circle.inBuildOrder()).toThrow('a → b → a');
    expect(() => new SqlLibrary([model('a', '', 'select 1'), model('a', '', 'select 1')])).toThrow(
      'taken twice'
    );
    expect(() => new SqlLibrary([model('next_a', '', 'select 1')])).toThrow(
      'the name of a model must not begin with next_'
    );
  });
});

it('reads a folder in which rooms are missing', () => {
  expect(SqlLibrary.read(import.meta.dirname).of('query')).toEqual([]);
});

describe('a header', () => {
  it('is read with its columns, types and meanings', () => {
    const file = parseSqlFile(
      'x.sql',
      '/*\n@model x\n@grain a, b\n@inputs y, z\n@purpose Two\n  lines.\n@columns\n  a  DATE  the day\n  b  DECIMAL(18,6)\n*/\nselect 1'
    );
    expect(file).toMatchObject({
      kind: 'model',
      name: 'x',
      kept: 'view',
      grain: ['a', 'b'],
      inputs: ['y', 'z']
    });
    expect(file.purpose).toBe('Two lines.');
    expect(file.columns).toEqual([
      { name: 'a', type: 'DATE', meaning: 'the day' },
      { name: 'b', type: 'DECIMAL(18,6)', meaning: '' }
    ]);
    expect(file.sql).toBe('select 1');
  });

  it.each([
    ['select 1', 'must begin with'],
    ['/* @purpose none */ select 1', 'names no @model'],
    ['/*\n@model x\n@kept forever\n*/ select 1', '@kept is'],
    ['/*\n@model x\n@columns\n  a lowercase\n*/ select 1', 'cannot read the column']
  ])('that cannot be read is refused: %j', (text, sentence) => {
    expect(() => parseSqlFile('x.sql', text)).toThrow(sentence);
  });
});
