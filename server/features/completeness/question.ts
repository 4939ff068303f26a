import { columnContract } from '../../extracts/column-contract.ts';
import { question } from '../../questions/question.ts';
import type { CompletenessAnswer, OwnerCompleteness } from './contract.ts';

export const completeness = question({
  name: 'completeness',
  purpose: 'How much of the customers extract is filled, by owner and column.',
  parameters: {},
  needs_no_orders: true,

  async answer({ home, session, published, signal, locale }): Promise<CompletenessAnswer> {
    const { data_version, data_through } = published;
    const { columns } = columnContract('customers');
    const rows = await session.all<Omit<OwnerCompleteness, 'label' | 'filled_share'>>(
      home.library.query('completeness').sql,
      {},
      { signal }
    );
    return {
      data_version,
      data_through,
      definition: {},
      rows: rows.map((row) => ({
        ...row,
        label: columns.find(({ name }) => name === row.column_name)?.label[locale] ?? row.column_name,
        filled_share: row.filled / row.customers
      }))
    };
  }
});
