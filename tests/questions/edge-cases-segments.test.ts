import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refitScheme } from '../../server/commands/refit.ts';
import { addScheme } from '../../server/commands/scheme.ts';
import { projectRoot } from '../../server/config.ts';
import { line, toldHistory, until } from '../support/told-history.ts';

/* The edge cases of metrics.md, section 10, that are about scores, tiers and flows; the others: edge-cases.test.ts. */

const { home, ask, given, everyone, segmentsOf } = toldHistory();

describe('11: scores', () => {
  const scored = async (as_of: string) =>
    Object.values(await everyone(as_of)).map(
      ({ r_score, f_score, m_score }) => `${r_score}${f_score}${m_score}`
    );
  const cuts = async (as_of: string) =>
    (await ask('segments', { as_of, lookback: 'all', reference: as_of })).definition.cut_points;
  const none = [null, null, null, null];

  it('of customers all tied are all 1, and no cut is reached', async () => {
    await given(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => line(id, id, '2026-01-05', 100)));
    expect(new Set(await scored('2026-01-05'))).toEqual(new Set(['111']));
    expect(await cuts('2026-01-05')).toMatchObject({ recency: none, frequency: none, monetary: none });
  });

  it('of a single customer (n = 1) are 1, and its cuts are null', async () => {
    await given(line('a', '1', '2026-01-05', 100));
    expect(await scored('2026-01-05')).toEqual(['111']);
    expect(await cuts('2026-01-05')).toMatchObject({ n: 1, recency: none });
  });

  it('of fewer than five customers (n < 5) follow the ranks: 1 to 5 from end to end', async () => {
    await given(
      line('a', '1', '2026-01-05', 100),
      line('b', '2', '2026-01-06', 200),
      line('c', '3', '2026-01-07', 300)
    );
    // Ranks 1, 2, 3 of 3: 5·0/2, 5·1/2, 5·2/2 → 1, 3, 5; frequency is tied.
    expect((await scored('2026-01-07')).sort()).toEqual(['111', '313', '515']);
  });

  it('of an empty base are none, its cuts are null, and the segments hold nobody', async () => {
    await given(line('a', '1', '2026-01-05', -100));
    expect(await cuts('2026-01-05')).toMatchObject({ n: 0, recency: none, monetary: none });
    const { rows } = await ask('segments', { as_of: '2026-01-05' });
    expect(rows.every(({ customers, customer_share }) => customers === 0 && customer_share === null)).toBe(
      true
    );
  });
});

describe('13: value tiers', () => {
  const tiers = async (values: Record<string, number>) => {
    await given(
      ...Object.entries(values).map(([id, value]) => line(id, id, '2026-01-05', value)),
      ...Object.keys(values).map((id) => line(id, `${id} bought`, '2026-01-04', 1)),
      ...Object.keys(values).map((id) => line(id, `C${id}`, '2026-01-05', -1))
    );
    return segmentsOf('2026-01-05', { scheme: 'value_tier' });
  };

  it('give the value that reaches exactly 80 % the upper tier, and equal values at the line the same', async () => {
    const values = { p1: 500, p2: 200, p3: 100, p4: 100, p5: 60, p6: 40, p7: -20 };
    expect(await tiers(values)).toEqual({ p1: 'A', p2: 'A', p3: 'A', p4: 'A', p5: 'B', p6: 'C', p7: 'N' });
  });

  it('are all N where no value is positive', async () => {
    expect(await tiers({ p1: -5, p2: -7 })).toEqual({ p1: 'N', p2: 'N' });
  });
});

describe('14: a flow', () => {
  it('with an empty matrix row has no rate for it: nobody was in it who could stay', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-06-01', 100), until('2026-06-30'));
    const { rows } = await ask('flow-health', { from: '2026Q1', to: '2026Q2', scheme: 'lifecycle' });
    const hold = rows.filter(({ measure, moved_by }) => measure === 'hold' && moved_by === 'all');
    // a is new at the end of March and active at the end of June: the other rows are empty, and dropped.
    expect(hold.map(({ segment, value }) => [segment, value])).toEqual([['new', 0]]);
  });

  it('by a version that was pinned before a segment was renamed reads as it did, by the old name', async () => {
    const text = await readFile(join(projectRoot, 'data/schemes/rfm_rf.json'), 'utf8');
    const mine = text.replaceAll('"rfm_rf"', '"mine"');
    await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-06-01', 100), until('2026-06-30'));
    const days = { from: '2026Q1', to: '2026Q2', scheme: 'mine' };
    await addScheme(home(), 'mine', mine, new Date('2026-07-01'));
    await refitScheme(home(), 'mine', {}, new Date('2026-07-02'));
    const before = await ask('segment-flow', { ...days, version: '1' });
    // One customer scores 1 and 1: hibernating at both ends.
    expect(before.rows.map(({ to_segment }) => to_segment)).toEqual(['hibernating']);

    await addScheme(home(), 'mine', mine.replaceAll('"hibernating"', '"asleep"'), new Date('2026-07-03'));
    const renamed = await ask('segment-flow', days);
    expect(renamed.rows.map(({ to_segment }) => to_segment)).toEqual(['asleep']);
    expect((await ask('segment-flow', { ...days, version: '1' })).rows).toEqual(before.rows);
  });

  it('between two versions of a definition is refused: one version reads both ends', async () => {
    await expect(
      ask('segment-flow', { from: '2026Q1', to: '2026Q2', version: ['1', '2'] })
    ).rejects.toMatchObject({ code: 'repeated_parameter' });
  });

  it('17: of a scheme that needs a table that is absent is refused as not computable, and says what it needs', async () => {
    await expect(ask('segment-flow', { scheme: 'relation' })).rejects.toMatchObject({
      code: 'scheme_not_computable',
      details: { scheme: 'relation' }
    });
  });

  it('17: of a category that is absent is told: the flags that need it are named not computable, never false', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-06-01', 100), until('2026-06-30'));
    const { definition } = await ask('segments', { as_of: '2026Q2', scheme: 'loyalty' });
    const { not_computable } = definition.scheme;
    expect(not_computable.flatMap(({ needs }) => needs)).toEqual(
      expect.arrayContaining(['category', 'feedback'])
    );
  });
});
