import { Refusal, refusal, usageError } from '../errors.ts';
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

  async run(home, { flags: { format = 'table', ...parameters }, positionals: [name = ''] }, speaker) {
    if (format !== 'table' && format !== 'json' && format !== 'csv') {
      throw usageError('flag_value_not_known', {
        flag: '--format',
        value: String(format),
        known: 'table, json, csv'
      });
    }
    const answer = await ask(home, name, textsOf(parameters), undefined, speaker.locale).catch(
      (problem: unknown) => {
        throw asTyped(problem);
      }
    );
    speaker.say(format === 'json' ? json(answer) : formats[format](answer.rows as object[]));
    return 0;
  }
};

/** On a command line a parameter is a flag: extract_id=… is typed --extract_id …. */
function asTyped(problem: unknown): unknown {
  if (!(problem instanceof Refusal && problem.code === 'missing_parameter')) return problem;
  const { example } = problem.details;
  const flag = String(example).replace(/^(\w+)=/, '--$1 ');
  return refusal('missing_parameter', { ...problem.details, example: flag }, problem.worded);
}

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
