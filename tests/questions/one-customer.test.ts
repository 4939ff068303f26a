import { beforeAll, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { CustomerAnswer } from '../../server/features/customer/contract.ts';
import type { QualityAnswer } from '../../server/features/quality/contract.ts';
import type { SettingsAnswer } from '../../server/features/settings/contract.ts';
import type { Home } from '../../server/home.ts';
import { ask } from '../../server/questions/ask.ts';
import { answers, orderLines, records } from '../support/hard-retailer.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  await loadExtract(home, [orderLines], {});
});

it.each(['rfm_11', 'rfm_8', 'value_tier', 'lifecycle'])(
  'tells the path of each customer through %s as it was worked out',
  async (scheme) => {
    for (const as_of of ['2026-03-31', '2026-06-30'] as const) {
      for (const { customer_id, [scheme]: segment } of records(
        answers.after_order_lines.assignments[as_of]
      ).slice(0, 4)) {
        const asked = { customer_id: String(customer_id), scheme, grain: 'quarter' };
        const { rows, profile } = (await ask(home, 'customer', asked)) as unknown as CustomerAnswer;
        expect(rows.find(({ snapshot_date }) => snapshot_date === as_of)?.segment).toBe(segment);
        expect(profile.customer_id).toBe(customer_id);
        expect(profile.segment).toBe(rows.at(-1)?.segment);
      }
    }
  }
);

it('tells every state of a customer, each beginning where the one before ends', async () => {
  const { states } = (await ask(home, 'customer', { customer_id: '007' })) as unknown as CustomerAnswer;
  expect(states.length).toBeGreaterThan(3);
  states.slice(1).forEach((state, at) => expect(state.valid_from).toBe(states[at]?.valid_to));
  expect(states.at(-1)?.valid_to).toBe('9999-12-31');
});

it('says that a customer is not known', async () => {
  await expect(ask(home, 'customer', { customer_id: 'nobody' })).rejects.toThrow('nobody');
  await expect(ask(home, 'customer', {})).rejects.toThrow('customer needs the parameter "customer_id".');
});

it('tells what was found in an extract, in the words of its load', async () => {
  const { rows } = (await ask(home, 'quality')) as unknown as QualityAnswer;
  // A month without lines, an exact repeat, a void line, eight lines without a customer: as the worked answers say.
  expect(Object.fromEntries(rows.map(({ code, count }) => [code, count]))).toEqual({
    months_without_lines: 1,
    lines_duplicate: 1,
    lines_void: 1,
    lines_anonymous: 8
  });
});

it('tells the settings in force, and what each was to begin with', async () => {
  const { rows } = (await ask(home, 'settings')) as unknown as SettingsAnswer;
  expect(rows.find(({ key }) => key === 'lookback_days')).toEqual({
    key: 'lookback_days',
    value: 365,
    initial: 365
  });
});
