import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { text, type Reader } from '../questions/parameters.ts';
import type { Question } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import { writePaths } from './openapi-writes.ts';

/** What stands under /api, for whoever asks there first. */
export const apiIndex = () => ({
  openapi: '/api/openapi.json',
  questions: questions.map(({ name, purpose }) => ({ name, path: `/api/${name}`, purpose }))
});

/** The questions and the writes as an OpenAPI 3.1 document, made from the very readers that read their parameters. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tierflow',
      version: '1',
      description: 'The numbers of a customer-segment review, by name.'
    },
    paths: paths(),
    components: {
      schemas: {
        ...described.parts,
        Refusal: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message', 'hint'],
              properties: { code: { type: 'string' }, message: { type: 'string' }, hint: { type: 'string' } }
            }
          }
        }
      }
    }
  };
}

function paths(): Record<string, Record<string, object>> {
  const paths = writePaths();
  for (const question of questions) {
    const path = `/api/${question.name}`;
    paths[path] = { ...paths[path], get: operation(question) };
  }
  return paths;
}

const operation = (question: Question) => ({
  operationId: question.name,
  summary: question.purpose,
  parameters: [
    ...Object.entries(question.parameters).map(parameter()),
    ...(question.readersFor ? parametersOfOthers(question) : [])
  ],
  responses: {
    200: {
      description: 'The answer',
      content: { 'application/json': { schema: described.answers[question.name] } }
    },
    default: {
      description: 'Why there is none, and what to do next',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } }
    }
  }
});

const parameter =
  (description?: string) =>
  ([name, { shape, repeats }]: [string, Pick<Reader<unknown>, 'shape' | 'repeats'>]) => ({
    name,
    in: 'query',
    ...(description !== undefined && { description }),
    schema: repeats ? { type: 'array', items: shape } : shape,
    ...(repeats && { explode: true })
  });

/** What a question about the cells of another takes beside its own: the other's parameters, and its columns. */
function parametersOfOthers({ parameters }: Question): object[] {
  const taken = new Map<string, { reader: Pick<Reader<unknown>, 'shape' | 'repeats'>; by: string[] }>();
  for (const other of questions) {
    if (!other.cells) continue;
    const columns = other.cells.columns.map((column) => [`cell.${column}`, text] as const);
    for (const [name, reader] of [...Object.entries(other.parameters), ...columns]) {
      if (Object.hasOwn(parameters, name)) continue;
      const known = taken.get(name) ?? { reader, by: [] };
      taken.set(name, { ...known, by: [...known.by, other.name] });
    }
  }
  return [...taken].map(([name, { reader, by }]) => parameter(`of=${by.join(', ')}`)([name, reader]));
}

/** Written by `npm run docs` from the contracts: see cli/answer-schemas.ts. */
const described = JSON.parse(readFileSync(join(projectRoot, 'server/http/answers.json'), 'utf8')) as {
  answers: Record<string, object>;
  parts: Record<string, object>;
};
