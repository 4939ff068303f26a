import { join } from 'node:path';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
  type Definition
} from 'ts-json-schema-generator';
import { projectRoot } from '../config.ts';
import { questions } from '../questions/questions.ts';

interface AnswerSchemas {
  /** question → what it is answered with */
  answers: Record<string, Definition>;
  /** the parts that answers share, by the names of their types */
  parts: Record<string, Definition>;
}

/**
 * What every question is answered with as JSON Schema, from the contract.ts files that programs here are compiled with:
 * kpi-series is answered with the type KpiSeriesAnswer, and its comments are the descriptions. Objects stay open, for
 * columns may be added.
 */
export function answerSchemas(): AnswerSchemas {
  const config = {
    ...DEFAULT_CONFIG,
    path: join(projectRoot, 'server/features/*/contract.ts'),
    tsconfig: join(projectRoot, 'tsconfig.json'),
    type: '*',
    skipTypeCheck: true,
    additionalProperties: true
  };
  const program = createProgram(config);
  const generator = new SchemaGenerator(
    program,
    createParser(program, config),
    createFormatter(config),
    config
  );
  const answers: AnswerSchemas['answers'] = {};
  const parts: AnswerSchemas['parts'] = {};

  for (const { name } of questions) {
    const { definitions = {} } = generator.createSchema(typeOf(name));
    const written = JSON.parse(
      JSON.stringify(definitions).replaceAll('"#/definitions/', '"#/components/schemas/')
    ) as Record<string, Definition>;
    answers[name] = inlined({ $ref: `#/components/schemas/${encodeURIComponent(typeOf(name))}` }, written);
    for (const [part, schema] of Object.entries(written)) if (isPart(part)) parts[part] = schema;
  }
  return { answers, parts };
}

/** kpi-series → KpiSeriesAnswer */
const typeOf = (question: string) =>
  `${question.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())}Answer`;

/** What has a name that people gave it, and is not a whole answer. */
const isPart = (name: string) => /^\w+$/.test(name) && !name.endsWith('Answer');

/** An alias of a generic type refers to it by a name that nobody can read: the type itself stands in its place. */
function inlined(schema: Definition, written: Record<string, Definition>): Definition {
  const name = decodeURIComponent(schema.$ref?.split('/').at(-1) ?? '');
  const named = written[name];
  return named && !isPart(name) ? inlined(named, written) : schema;
}
