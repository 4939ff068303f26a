import { eventsMarked } from '../../events/events.ts';
import { question } from '../../questions/question.ts';
import type { EventsAnswer } from './contract.ts';

export const events = question({
  name: 'events',
  purpose:
    'What people marked as done on a day, to be read before and after, and the campaigns it may be about.',
  parameters: {},

  async answer({ home, session, published }): Promise<EventsAnswer> {
    const { data_version, data_through } = published;
    const campaigns = await session.all<{ campaign: string }>(
      'select distinct campaign from contacts_in_force where campaign is not null order by campaign'
    );
    return {
      data_version,
      data_through,
      definition: { campaigns: campaigns.map(({ campaign }) => campaign) },
      rows: await eventsMarked(home.decisions)
    };
  }
});
