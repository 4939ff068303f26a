import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import { asking, type Ask } from '../support/asking.ts';
import { parseCsv } from '../support/csv.ts';
import { sharedData, sharedFile } from '../support/shared-data.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const data = sharedData('online_retail/online_retail_2010_12_to_2011_12.parquet');
/** Monthly cohorts as public notebooks print them, kind on, sale orders only; recomputed from the raw data. */
const golden = sharedFile('golden/online_retail_cohorts_sales_only.csv');
const rows = golden.isMissing ? [] : parseCsv(readFileSync(golden.path, 'utf8'));

describe.skipIf(data.isMissing || golden.isMissing)(
  `the cohorts of Online Retail${data.skipped}${golden.skipped}`,
  () => {
    let ask: Ask;
    beforeAll(async () => {
      const home = await temporaryHome();
      ask = asking(home);
      await loadExtract(home, [data.path], {});
    });

    it('are those of the public notebooks, every cell, the unfinished December marked', async () => {
      const told = (await ask('cohort-retention', { cohort: 'month', kind: 'on' })).rows;
      expect(
        told.map(({ cohort, period_offset, period, cohort_size, customers, is_complete }) =>
          [cohort, period_offset, period, cohort_size, customers, is_complete].join(',')
        )
      ).toEqual(
        rows.map(({ cohort, period_offset, period, cohort_size, customers, is_complete }) =>
          [cohort, period_offset, period, cohort_size, customers, is_complete].join(',')
        )
      );
    });

    it('have the percentages that were printed', async () => {
      const told = (await ask('cohort-retention')).rows;
      const printed = rows.filter((row) => row['printed_percent'] !== '');
      expect(printed.length).toBe(12);
      for (const { cohort, period_offset, printed_percent } of printed) {
        const cell = told.find((row) => row.cohort === cohort && row.period_offset === Number(period_offset));
        const off = Math.abs((cell?.retention_rate ?? NaN) * 100 - Number(printed_percent));
        expect(off, `${cohort} ${period_offset}`).toBeLessThanOrEqual(0.05 + 1e-9);
      }
    });

    // 90 days from 2010-12-01 on: up to 2011-02-28.
    it('begin with one that holds everyone who was a customer already, marked left_censored', async () => {
      const { rows: told, means } = await ask('cohort-retention');
      const censored = told.filter((row) => row.left_censored).map((row) => row.cohort);
      expect([...new Set(censored)]).toEqual(['2010-12', '2011-01', '2011-02']);
      // Σ over the eleven complete cells at offset 1: the cohort of 2011-11 is seen in December only in part.
      const first = rows.filter((row) => row['period_offset'] === '1' && row['is_complete'] === 'true');
      const sum = (name: string) => first.reduce((total, row) => total + Number(row[name]), 0);
      expect(means.find(({ period_offset }) => period_offset === 1)).toMatchObject({
        cohorts: first.length,
        cohort_size: sum('cohort_size'),
        customers: sum('customers'),
        retention_rate: sum('customers') / sum('cohort_size')
      });
    });
  }
);
