import { helpWords } from '../messages/usage.ts';
import { questionsInChinese } from '../messages/questions.ts';
import type { Reader } from '../questions/parameters.ts';
import type { Question } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import type { Locale } from '../schemes/contract.ts';

const purposeOf = ({ name, purpose }: Question, locale: Locale) =>
  locale === 'en' ? purpose : (questionsInChinese[name] ?? purpose);

/** The names that can be asked; of one of them its parameters. */
export function queryHelp(name: string | undefined, locale: Locale): string {
  const one = questions.find((known) => known.name === name);
  if (!one) {
    const width = Math.max(...questions.map((each) => each.name.length));
    const all = questions.map((each) => `  ${each.name.padEnd(width)}  ${purposeOf(each, locale)}`);
    return ['', helpWords.questions[locale], ...all, ''].join('\n');
  }
  const parameters = Object.entries(one.parameters);
  const width = Math.max(...parameters.map(([parameter]) => parameter.length), 0);
  const lines = parameters.map(([parameter, reader]) =>
    `  --${parameter.padEnd(width)}  ${valuesOf(reader, locale)}`.trimEnd()
  );
  const more = one.readersFor ? [`  ${helpWords.of_cell[locale]}`] : [];
  return ['', `${one.name}: ${purposeOf(one, locale)}`, ...lines, ...more, ''].join('\n');
}

/** What may stand there, what stands there when nothing is said, and whether it may be said again. */
function valuesOf({ shape, repeats }: Reader<unknown>, locale: Locale): string {
  const { minimum, maximum, examples = [] } = shape;
  const values =
    shape.enum?.join(' | ') ??
    (minimum === undefined
      ? examples.length > 0 && `${helpWords.for_example[locale]} ${examples.join(' | ')}`
      : `${minimum} … ${maximum ?? ''}`);
  return [
    values || '',
    shape.default && `(${helpWords.by_default[locale]} ${shape.default})`,
    repeats && `(${helpWords.repeats[locale]})`
  ]
    .filter(Boolean)
    .join(' ');
}
