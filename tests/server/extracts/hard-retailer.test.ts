import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Extract, ExtractsAnswer } from '../../../server/features/extracts/contract.ts';
import { ask } from '../../../server/questions/ask.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { answers, lateExtract, orderLines } from '../../support/hard-retailer.ts';
import { LoadingPlace } from './loading-place.ts';

describe('the hard retailer', () => {
  let place: LoadingPlace;
  let first: Extract;
  let late: Extract;

  beforeAll(async () => {
    place = await LoadingPlace.open();
    first = await place.load(orderLines);
    late = await place.load(lateExtract);
  });
  afterAll(() => place.close());

  it.each(['after_order_lines', 'after_late_extract'] as const)(
    'says %s what was worked out by hand',
    (key) => {
      // What of the amount is void is not part of this answer.
      const expected = { ...answers[key].load };
      delete expected['amount_void'];
      expect(key === 'after_order_lines' ? first : late).toMatchObject(expected);
    }
  );

  it('gives the late extract the profile of the first', () => {
    expect(late.profile).toBe(first.profile);
  });

  it('keeps ids letter by letter', async () => {
    const ids = await place.rows<{ customer_id: string }>(
      `select customer_id from customers where customer_key > 0 order by customer_id`
    );
    expect(ids.map(({ customer_id }) => customer_id).slice(0, 5)).toEqual([
      '007',
      '1.0E+5',
      '100000',
      '7',
      'Li, "Ming" 李明'
    ]);
  });

  it('puts the lines in force that were worked out, restated orders once', async () => {
    const [inForce] = await place.rows(
      `select count(*) as lines, cast(sum(amount) as bigint) as net_amount_total from lines_in_force`
    );
    expect(inForce).toEqual({ lines: 53, net_amount_total: 242_000 });
  });

  it('tells the month without lines, of all extracts together', () => {
    expect(late.findings).toContainEqual({
      code: 'months_without_lines',
      count: 1,
      sentence: 'Months without any line between others: 2025-09.'
    });
  });

  it('does nothing when the same bytes come again, under whatever name', async () => {
    const before = await place.home.published();
    const renamed = await place.file('renamed.csv', '');
    await copyFile(orderLines, renamed);

    const again = await place.load(renamed);

    expect(again).toMatchObject({ status: 'already_loaded', extract_id: first.extract_id, lines_loaded: 52 });
    expect(await place.home.published()).toEqual(before);
    expect(await place.archived()).toEqual([first.sha256, late.sha256].sort());
  });

  it('tells what was loaded in the language of whoever reads it, not of whoever loaded it', async () => {
    const told = async (locale: Locale) => {
      const { rows } = (await ask(place.home, 'extracts', {}, undefined, locale)) as ExtractsAnswer;
      return rows.find(({ extract_id }) => extract_id === late.extract_id);
    };
    expect(await told('en')).toMatchObject({ message: late.message, findings: late.findings });
    const inChinese = await told('zh-CN');
    expect(inChinese?.message).toContain('已载入');
    expect(inChinese?.findings.map(({ code, count }) => [code, count])).toEqual(
      late.findings.map(({ code, count }) => [code, count])
    );
    for (const { sentence } of inChinese?.findings ?? []) expect(sentence).toMatch(/\p{Script=Han}/u);
  });

  it('gives the same lines, customers and keys when the lines of the file are shuffled', async () => {
    const [header = '', ...lines] = readFileSync(orderLines, 'utf8').trimEnd().split('\n');
    const shuffled = [header, ...lines.reverse()].join('\n');
    const shuffledPlace = await LoadingPlace.open();
    try {
      await shuffledPlace.loadText('shuffled.csv', shuffled);
      const content = (each: LoadingPlace) =>
        each.rows(
          `select customers.*, order_lines.* exclude (source_line, customer_key)
           from order_lines inner join customers using (customer_key)
           where extract_key = 1
           order by all`
        );
      expect(await content(shuffledPlace)).toEqual(await content(place));
    } finally {
      await shuffledPlace.close();
    }
  });
});
