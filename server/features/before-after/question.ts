import { validityMeasures } from '../../../sql/metrics/validity-measures.ts';
import { eventsMarked } from '../../events/events.ts';
import { period, segmentParameters, text, whole } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { behindBeforeAfter } from './cells.ts';
import { comparing } from './comparing.ts';
import type { BeforeAfterAnswer, BeforeAfterDefinition } from './contract.ts';
import { effectsOf } from './effects.ts';
import { notesOn, verdictOn } from './verdict.ts';

export const beforeAfter = question({
  name: 'before-after',
  purpose:
    'What customers bought before and after a marked event, by segment, against those left alone or several earlier times.',
  parameters: {
    event: whole(1, 1_000_000),
    on: period,
    campaign: text,
    days: whole(1, 366),
    ...segmentParameters
  },

  async answer(asking, asked): Promise<BeforeAfterAnswer> {
    const { home, coverage, locale, published } = asking;
    const { event, on, stretches, wanted, found, segments, definition } = await comparing(asking, asked);
    const { rows, compared } = effectsOf(found, segments);
    const { opens_after, day_before, through, days } = stretches;
    const told: BeforeAfterDefinition = {
      ...definition,
      event,
      days,
      day_before,
      opens_after,
      through,
      baseline: compared.baseline,
      measures: validityMeasures.filter(({ id }) => rows.some(({ measure }) => measure === id))
    };
    const others = (await eventsMarked(home.decisions)).filter(
      ({ event_id, happened_on }) =>
        event_id !== event?.event_id && happened_on > opens_after && happened_on <= through
    );
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: told,
      rows,
      verdict: verdictOn(rows, told, locale, event?.name ?? on),
      notes: notesOn(rows, told, { locale, wanted, coverage, others })
    };
  },

  cells: {
    columns: ['side', 'day_before', 'measure', 'segment'],
    measures: ['customers', 'total_before', 'total_after'],
    behind: behindBeforeAfter
  }
});
