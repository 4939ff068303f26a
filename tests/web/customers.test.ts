import { describe, expect, it } from 'vitest';
import { customerColumns, nextSort } from '../../web/features/customers/customer-columns.ts';
import { customersSentence } from '../../web/features/customers/customers-sentence.ts';
import { en } from '../../web/i18n/en.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { segments } from './flow-rows.ts';

const known = { scheme: { segments }, metric: undefined, as_of: '2026-09-30', data_through: '2026-11-20' };

describe('the sentence over the list', () => {
  it('names both segments and both days of a flow cell, and why they moved', () => {
    const asked = {
      from: '2026Q3',
      to: '2026Q4',
      from_segment: 'active',
      to_segment: 'lost',
      moved_by: 'waiting'
    };
    expect(customersSentence(asked, known, en, 'en')).toBe(
      'Customers in Active on 2026-09-30 and in Lost on 2026-11-20. They did not order in between: time alone moved them.'
    );
    expect(customersSentence(asked, known, zh, 'zh-CN')).toContain(
      '2026-09-30 处于活跃、2026-11-20 处于流失的客户。'
    );
  });

  it('names the part of a figure', () => {
    const metric = { label: { en: 'Churn rate', 'zh-CN': '流失率' } };
    const asked = { metric_id: 'churn_rate', period: '2026Q3', part: 'denominator' };
    expect(customersSentence(asked, { ...known, metric }, en, 'en')).toBe(
      'Customers in the denominator of Churn rate in 2026Q3.'
    );
  });

  it('adds scores, status and what was searched for', () => {
    const asked = { segment: 'lost', r_score: '1', m_score: '5', status: 'lost', search: 'M00' };
    expect(customersSentence(asked, known, en, 'en')).toBe(
      'Customers in Lost on 2026-09-30. Only those scored R = 1, M = 5. Only those who are lost. Containing “M00”.'
    );
  });

  it('has a word for every status of an address', () => {
    for (const status of ['scored', 'lapsed', 'not_yet_customer', 'active', 'dormant', 'lost'] as const) {
      expect(customersSentence({ status }, known, zh, 'zh-CN')).toContain(
        `仅限${zh.customers.status[status]}的客户。`
      );
    }
  });
});

describe('the columns', () => {
  const fields = (...given: Parameters<typeof customerColumns>) =>
    customerColumns(...given).map(({ field }) => field);

  it('show the state before and after for a flow, and what counts for a figure', () => {
    expect(fields({ from: '2026Q2', to: '2026Q3' }, true).slice(0, 4)).toEqual([
      'customer_id',
      'from_segment',
      'to_segment',
      'moved_by'
    ]);
    expect(fields({ metric_id: 'net_sales' }, true)).toContain('contribution');
    expect(fields({}, true)).not.toContain('contribution');
  });

  it('have no scores where the scheme needs none', () => {
    expect(fields({}, false)).not.toContain('r_score');
  });

  it('sort large first, then small first', () => {
    expect(nextSort('recency_days', '-monetary_value')).toBe('-recency_days');
    expect(nextSort('recency_days', '-recency_days')).toBe('recency_days');
  });
});
