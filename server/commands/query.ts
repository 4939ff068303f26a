import { usageError } from '../errors.ts';
import { ask, type Texts } from '../questions/ask.ts';
import { json, type Command } from './command.ts';
import { csv, textTable } from './table.ts';

const formats = {
  table: (rows: readonly object[]) => textTable(rows as Record<string, unknown>[]),
  csv: (rows: readonly object[]) => csv(rows as Record<string, unknown>[])
};

/** A named query: --param value for each parameter, the same as over HTTP. */
export const query: Command = {
  name: 'query',
  usage: 'query NAME [--param value …] [--format table|json|csv]',
  flags: { format: { type: 'string' } },
  takesAnyFlag: true,
  positionals: { least: 1, most: 1 },
  needs_home: true,

  async run(home, { flags: { format = 'table', ...parameters }, positionals: [name = ''] }, speaker) {
    if (format !== 'table' && format !== 'json' && format !== 'csv') {
      throw usageError('flag_value_not_known', {
        flag: '--format',
        value: String(format),
        known: Object.keys(formats).concat('json')
      });
    }
    const answer = await ask(home, name, textsOf(parameters), undefined, speaker.locale);
    speaker.say(format === 'json' ? json(answer) : formats[format](answer.rows as object[]));
    return 0;
  }
};

function textsOf(parameters: Record<string, unknown>): Texts {
  const texts: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(parameters)) {
    texts[name] = (Array.isArray(value) ? value : [value]).map((each) => {
      if (typeof each !== 'string')
        throw usageError('flag_without_value', { flag: `--${name}`, usage: query.usage });
      return each;
    });
  }
  return texts;
}
