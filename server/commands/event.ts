import { usageError } from '../errors.ts';
import { eventsMarked, markEvent, removeEvent } from '../events/events.ts';
import { beforeAfterNotes } from '../messages/before-after.ts';
import { said } from '../messages/filled.ts';
import { whole } from '../questions/parameters.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

const usage = 'event list | event add NAME --on D [--campaign NAME] | event remove EVENT_ID [--json]';

const eventId = whole(1, 1_000_000);

/** Marks what was done on a day, so that before-after can be asked about it. */
export const event: Command = {
  name: 'event',
  usage,
  flags: { on: { type: 'string' }, campaign: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 1, most: 2 },
  needs_home: true,

  async run(home, { flags, positionals: [step = '', what] }, speaker) {
    const { on, campaign } = flags;
    if (!['list', 'add', 'remove'].includes(step))
      throw usageError('words_too_many', { command: 'event', word: step, usage });
    if (step !== 'list' && what === undefined) throw usageError('words_missing', { command: 'event', usage });
    if (step === 'add' && typeof on !== 'string')
      throw usageError('flag_without_value', { flag: '--on', usage });
    const events =
      step === 'add'
        ? await markEvent(
            home,
            {
              name: what ?? '',
              happened_on: String(on),
              campaign: typeof campaign === 'string' ? campaign : null
            },
            new Date()
          )
        : step === 'remove'
          ? await removeEvent(home, eventId.read([what ?? ''], 'EVENT_ID') ?? 0, new Date())
          : await eventsMarked(home.decisions);
    speaker.say(
      flags['json']
        ? json({ events })
        : events.length === 0
          ? `${said(beforeAfterNotes, 'nothing_marked', speaker.locale).sentence}\n`
          : textTable(events.map((each) => ({ ...each, campaign: each.campaign ?? '' })))
    );
    return 0;
  }
};
