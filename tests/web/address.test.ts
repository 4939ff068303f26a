import { describe, expect, it } from 'vitest';
import { customers } from '../../server/features/customers/question.ts';
import {
  changed,
  linkTo,
  readAddress,
  withDefaults,
  type Changes,
  type Defaults
} from '../../web/address.ts';

const defaults: Defaults = { latest_period: '2026Q3', data_through: '2026-11-20' };

const at = (address: string) => {
  const { pathname, search } = new URL(address, 'http://site');
  return readAddress(pathname, search);
};

describe('a change and the address it gives', () => {
  const table: { from: string; change: Changes; gives: string; why: string }[] = [
    {
      from: '/overview',
      change: { asked: { period: '2026Q2' } },
      gives: '/overview?period=2026Q2',
      why: 'what is asked for is written'
    },
    {
      from: '/overview?period=2026Q2',
      change: { asked: { period: '2026Q3' } },
      gives: '/overview',
      why: 'a default is not written'
    },
    {
      from: '/flow?to=2026Q2',
      change: { asked: { from: '2026Q1' } },
      gives: '/flow?to=2026Q2',
      why: 'the default of one end follows the other'
    },
    {
      from: '/flow?from=2026Q1&to=2026Q2',
      change: { asked: { to: '2026Q3' } },
      gives: '/flow?from=2026Q1',
      why: 'an end that was chosen stays when the other becomes the default'
    },
    {
      from: '/flow',
      change: { asked: { from: '2026-06-15', to: '2026-09-30' } },
      gives: '/flow?from=2026-06-15&to=2026-09-30',
      why: 'any day will do'
    },
    {
      from: '/customers?segment=lost&sort=-recency_days',
      change: { asked: { sort: 'recency_days', segment: null } },
      gives: '/customers?sort=recency_days',
      why: 'the list keeps what is asked of it, and not how far it is scrolled'
    },
    {
      from: '/customers/17850?grain=month',
      change: { asked: { grain: 'quarter', from: '2026-01-15', to: '2026-01-15' } },
      gives: '/customers/17850?from=2026-01-15&to=2026-01-15',
      why: 'a day of a customer opens its lines'
    },
    {
      from: '/segments?as_of=2026Q2&compare=2025Q2&filter=first_region:East',
      change: { asked: { r_score: '5', measure: 'bought_again' } },
      gives: '/segments?as_of=2026Q2&compare=2025Q2&r_score=5&measure=bought_again&filter=first_region:East',
      why: 'a choice of cells is a link'
    },
    {
      from: '/segments?as_of=2026-08-15&compare=2026Q1',
      change: { asked: { as_of: '2026Q2', compare: null } },
      gives: '/segments?as_of=2026Q2',
      why: 'another day is compared with the period before it'
    },
    {
      from: '/data?extract=0011aabbccddeeff&page=2',
      change: { asked: { reason: 'date_missing', page: null } },
      gives: '/data?extract=0011aabbccddeeff&reason=date_missing',
      why: 'the rejected lines of an extract are a link, too'
    },
    {
      from: '/overview?lookback=all',
      change: { filters: [{ dimension: 'first_region', value: '华东 East' }] },
      gives: '/overview?lookback=all&filter=first_region:%E5%8D%8E%E4%B8%9C+East',
      why: 'a filter is added and the look-back stays'
    },
    {
      from: '/overview?filter=first_region:East&filter=first_region:West',
      change: { filters: [{ dimension: 'first_region', value: 'West' }] },
      gives: '/overview?filter=first_region:West',
      why: 'filters are removed one by one'
    },
    {
      from: '/overview?filter=first_region:East',
      change: { filters: [] },
      gives: '/overview',
      why: 'no filter leaves no trace'
    },
    {
      from: '/metrics/churn_rate?grain=month&period=2026-08',
      change: { asked: { grain: 'year', period: null } },
      gives: '/metrics/churn_rate?grain=year',
      why: 'another grain forgets a period of the old one'
    },
    {
      from: '/retention?show=orders&cohorts=all',
      change: { asked: { cohort: 'quarter', kind: 'on', show: 'share' } },
      gives: '/retention?cohorts=all&cohort=quarter',
      why: 'the cohorts are months, each share counted in that month alone, unless somebody chose otherwise'
    },
    {
      from: '/churn?page=3&reason=overdue',
      change: { asked: { as_of: '2026-06-15', page: null } },
      gives: '/churn?reason=overdue&as_of=2026-06-15',
      why: 'another day begins at the first page of its list'
    },
    {
      from: '/behind?of=churn&as_of=2026Q3&cell=kind:status+key:lost',
      change: { asked: { show: 'lines' } },
      gives: '/behind?of=churn&as_of=2026Q3&cell=kind:status+key:lost&show=lines',
      why: 'a number that is opened is a link, down to its lines'
    },
    {
      from: '/customers/a%2Fb%3F',
      change: { asked: { page: '2' } },
      gives: '/customers/a%2Fb%3F?page=2',
      why: 'an id may hold anything'
    }
  ];

  it.each(table)('$why: $from → $gives', ({ from, change, gives }) => {
    const written = changed(at(from), change, defaults);
    expect(written).toBe(gives);
    expect(changed(at(written), {}, defaults)).toBe(written);
  });
});

it('takes every status that the server knows, and no other', () => {
  const known = customers.parameters.status.shape.enum ?? [];
  expect(known).toContain('lapsed');
  for (const status of [...known, 'new']) {
    const { ignored } = at(`/customers?status=${status}`);
    expect(ignored, status).toEqual(known.includes(status) ? [] : [`status=${status}`]);
  }
});

it('has a page for the lines without a customer, who has no id to stand in a path', () => {
  const address = linkTo(at('/customers'), 'customer', '', {});
  expect(address).toBe('/lines-without-customer');
  expect(at(address)).toMatchObject({ page: 'customer', id: '' });
});

describe('reading an address', () => {
  it('fills in the latest complete quarter and the one before it', () => {
    expect(withDefaults(at('/overview'), defaults).period).toBe('2026Q3');
    expect(withDefaults(at('/flow'), defaults)).toMatchObject({
      from: '2026Q2',
      to: '2026Q3',
      show: 'customers'
    });
    expect(withDefaults(at('/flow?to=2026-11-20'), defaults).from).toBe('2026Q3');
    expect(withDefaults(at('/segments'), defaults)).toMatchObject({
      as_of: '2026Q3',
      compare: '2026Q2',
      measure: 'customers'
    });
  });

  it('fills in a period of the grain that is looked at', () => {
    expect(withDefaults(at('/metrics/buyers?grain=month'), defaults).period).toBe('2026-09');
    expect(withDefaults(at('/metrics/buyers?period=2025H1'), defaults).grain).toBe('half');
  });

  it('names what it does not understand and drops nothing in silence', () => {
    const { ignored, asked } = at(
      '/overview?period=2026Q5&bogus=1&from_segment=loyal&scheme=rfm_11&filter=East'
    );
    expect(ignored).toEqual(['period=2026Q5', 'bogus=1', 'from_segment=loyal', 'filter=East']);
    expect(asked).toEqual({ scheme: 'rfm_11' });
  });

  it('takes for a cell, a bracket and a kind only what they can be', () => {
    expect(at('/behind?of=churn&cell=lost&bracket=4&kind=rolling&counts=customers')).toMatchObject({
      asked: { of: 'churn', counts: 'customers' },
      ignored: ['cell=lost', 'bracket=4', 'kind=rolling']
    });
  });

  it('tells a filter for "no value" from no filter', () => {
    expect(at('/overview?filter=first_region:').filters).toEqual([{ dimension: 'first_region', value: '' }]);
  });

  it('takes a filter that is written twice for one', () => {
    expect(at('/overview?filter=first_region:East&filter=first_region:East').filters).toHaveLength(1);
  });

  it('keeps a colon that belongs to the value', () => {
    expect(at('/overview?filter=first_region:A:B').filters).toEqual([
      { dimension: 'first_region', value: 'A:B' }
    ]);
  });

  it.each([
    ['/', 'overview'],
    ['/overview', 'overview'],
    ['/segments', 'segments'],
    ['/flow', 'flow'],
    ['/retention', 'retention'],
    ['/churn', 'churn'],
    ['/prediction', 'prediction'],
    ['/behind', 'behind'],
    ['/churn/deeper', 'unknown'],
    ['/customers', 'customers'],
    ['/customers/17850', 'customer'],
    ['/lines-without-customer', 'customer'],
    ['/metrics/churn_rate', 'metric'],
    ['/definitions', 'definitions'],
    ['/metrics', 'unknown'],
    ['/flow/deeper', 'unknown'],
    ['/customers/%E4%', 'unknown'],
    ['/nope', 'unknown']
  ])('takes %s for the page %s', (path, page) => {
    expect(readAddress(path, '').page).toBe(page);
  });
});

it('takes filters, scheme, look-back and returns along to another page, and nothing else', () => {
  const from = at(
    '/flow?scheme=lifecycle&lookback=all&returns=event&from=2026Q1&show=of_end&filter=first_channel:App'
  );
  expect(linkTo(from, 'customers', null, { from_segment: 'lost' })).toBe(
    '/customers?from_segment=lost&scheme=lifecycle&lookback=all&returns=event&filter=first_channel:App'
  );
});
