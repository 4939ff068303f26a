import { question } from '../../questions/question.ts';
import type { Source, SourcesAnswer } from './contract.ts';

export const sources = question({
  name: 'sources',
  purpose:
    'Every source that was loaded from, with the days it tells of and how far it lies behind the orders.',
  parameters: {},
  needs_no_data: true,

  async answer({ home, session, published, signal }): Promise<SourcesAnswer> {
    const { data_version, data_through } = published;
    const rows = await session.all<Source>(home.library.query('sources').sql, {}, { signal });
    return { data_version, data_through, definition: {}, rows };
  }
});
