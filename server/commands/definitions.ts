import type { Definition } from '../features/definitions/contract.ts';
import { ask } from '../questions/ask.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/** Metrics, schemes, cut points and settings in force. */
export const definitions: Command = {
  name: 'definitions',
  usage: 'definitions [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  needs_home: true,

  async run(home, { flags }, speaker) {
    const answer = await ask(home, 'definitions');
    if (flags['json']) {
      speaker.say(json(answer));
      return 0;
    }
    const rows = answer.rows as Definition[];
    const { locale } = speaker;
    const metrics = rows.filter((row) => row.kind === 'metric');
    const schemes = rows.filter((row) => row.kind === 'scheme');
    speaker.say(
      textTable(
        metrics.map(({ id, label, unit, formula }) => ({
          metric_id: id,
          label: label[locale],
          unit,
          formula: formula[locale]
        }))
      )
    );
    for (const { scheme, label, segments, cut_points } of schemes) {
      speaker.say(`\n${scheme} · ${label[locale]}\n`);
      speaker.say(
        textTable(
          segments.map((each) => ({
            segment: each.segment,
            label: each.label[locale],
            meaning: each.meaning[locale]
          }))
        )
      );
      if (cut_points) {
        const { source, version, reference_date, n, recency, frequency, monetary } = cut_points;
        speaker.say(textTable([{ source, version, reference_date, n, recency, frequency, monetary }]));
      }
    }
    return 0;
  }
};
