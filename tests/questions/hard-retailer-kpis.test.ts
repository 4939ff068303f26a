import { beforeAll, describe, expect, it } from 'vitest';
import { refitScheme } from '../../server/commands/refit.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { asking, type Ask } from '../support/asking.ts';
import { answers, lateExtract, orderLines, records } from '../support/hard-retailer.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** Whose base is whose denominator. */
const bases = [
  ['buyers', 'repurchase_rate'],
  ['buyers_of_previous_period', 'period_repurchase_rate'],
  ['dormant_at_day_before', 'wake_up_rate'],
  ['lost_at_day_before', 'win_back_rate'],
  ['not_lost_at_day_before', 'churn_rate'],
  ['tiered_at_day_before', 'upgrade_rate'],
  ['tiered_at_day_before', 'hold_rate']
] as const;

const byId = { page_size: '1000', sort: 'customer_id' };

describe.each([
  ['after_order_lines', [orderLines]],
  ['after_late_extract', [orderLines, lateExtract]]
] as const)('the figures of the hard retailer, %s', (moment, files) => {
  const expected = answers[moment];
  let ask: Ask;

  beforeAll(async () => {
    const home = await temporaryHome();
    ask = asking(home);
    for (const file of files) await loadExtract(home, [file], {});
  });

  describe.each(Object.entries(expected.kpis))('of %s', (period, { is_complete, metrics, bases: wanted }) => {
    const told = records(metrics);

    it('are the values, numerators and denominators worked out', async () => {
      const { rows } = await ask('kpis', { period });
      const answered = told.map(({ metric_id }) => rows.find((row) => row.metric_id === metric_id));
      expect(
        answered.map((row) => ({
          metric_id: row?.metric_id,
          value: row?.value,
          numerator: row?.numerator,
          denominator: row?.denominator
        }))
      ).toEqual(told.map(({ who: _, ...metric }) => metric));
      // 2025Q1 stands at the beginning of the data: nothing before it is covered.
      const needsPrevious = answered.filter((row) => row?.metric_id === 'period_repurchase_rate');
      expect(needsPrevious.map((row) => row?.is_complete)).toEqual([is_complete && period !== '2025Q1']);
      expect(answered.filter((row) => !needsPrevious.includes(row)).every((row) => row?.is_complete)).toBe(
        is_complete
      );
    });

    it.each(told.filter(({ who }) => who !== null).map(({ metric_id, who }) => [metric_id, who] as const))(
      'name the customers behind %s',
      async (metric_id, who) => {
        const { rows } = await ask('customers', { metric_id: String(metric_id), period, ...byId });
        expect(rows.map((row) => row.customer_id)).toEqual(who);
      }
    );

    it.each(bases)('have the %s as the base of %s', async (base, metric_id) => {
      const behind = { metric_id, period, part: 'denominator', ...byId };
      const { rows } = await ask('customers', behind);
      expect(rows.map((row) => row.customer_id)).toEqual(wanted[base]);
    });
  });

  it.each(Object.entries(expected.regions_2026Q2.by_first_region))(
    'are told for the customers who began in %s',
    async (region, figures) => {
      const { rows } = await ask('kpis', { period: '2026Q2', filter: `first_region:${region}` });
      const numerators = rows.map((row) => [row.metric_id, row.numerator]);
      expect(Object.fromEntries(numerators)).toMatchObject(figures);
    }
  );
});

describe('cut points of another day', () => {
  let ask: Ask;
  beforeAll(async () => {
    const home = await temporaryHome();
    ask = asking(home);
    await loadExtract(home, [orderLines], {});
  });

  it.each(
    answers.after_order_lines.as_if_fitted.map((fitted) => [fitted.n, fitted.reference, fitted] as const)
  )(
    'may be asked for as if fitted to the %i customers of %s',
    async (_, reference, { n, cut_points, rfm_11_at_reference }) => {
      const { definition, rows } = await ask('customers', {
        as_of: reference,
        reference,
        status: 'scored',
        ...byId
      });
      expect(definition.cut_points).toMatchObject({
        source: 'reference',
        reference_date: reference,
        n,
        ...cut_points
      });
      expect(
        Object.fromEntries(
          rows.map((row) => [row.customer_id, [`${row.r_score}${row.f_score}${row.m_score}`, row.segment]])
        )
      ).toEqual(rfm_11_at_reference);
    }
  );
});

describe('had a person pinned the cut points before the late extract', () => {
  const { if_pinned_before_the_late_extract: pinned } = answers.after_late_extract;
  let ask: Ask;
  beforeAll(async () => {
    const home = await temporaryHome();
    ask = asking(home);
    await loadExtract(home, [orderLines], {});
    await refitScheme(home, 'rfm_11', {}, new Date('2026-07-01T00:00:00Z'));
    await loadExtract(home, [lateExtract], {});
  });

  it.each(Object.entries(pinned.rfm_codes))('they would still score %s', async (as_of, codes) => {
    const { rows, definition } = await ask('customers', { as_of, status: 'scored', ...byId });
    expect(definition.cut_points).toMatchObject({
      source: 'pinned',
      version: 1,
      ...answers.after_order_lines.scores.cut_points
    });
    expect(
      Object.fromEntries(rows.map((row) => [row.customer_id, `${row.r_score}${row.f_score}${row.m_score}`]))
    ).toEqual(codes);
  });

  it('a question may still ask for those fitted to the day without pinning them', async () => {
    const { definition } = await ask('segments', { as_of: '2026-06-30', reference: '2026-06-30' });
    expect(definition.cut_points).toMatchObject(answers.after_late_extract.scores.cut_points);
  });
});
