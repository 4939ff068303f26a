import type { Question } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import { writePaths } from './openapi-writes.ts';

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
        Answer: {
          type: 'object',
          required: ['data_version', 'data_through', 'definition', 'rows'],
          properties: {
            data_version: { type: 'integer' },
            data_through: { type: ['string', 'null'], format: 'date' },
            definition: {
              type: 'object',
              description: 'what exactly was asked, defaults filled in, and by which rules'
            },
            rows: { type: 'array', items: { type: 'object' } },
            partial: { type: 'object', description: 'present while the asked time is not over' }
          }
        },
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

const operation = ({ name, purpose, parameters }: Question) => ({
  operationId: name,
  summary: purpose,
  parameters: Object.entries(parameters).map(([parameter, { shape, repeats }]) => ({
    name: parameter,
    in: 'query',
    schema: repeats ? { type: 'array', items: shape } : shape,
    ...(repeats && { explode: true })
  })),
  responses: {
    200: { description: 'The answer', content: content('Answer') },
    default: { description: 'Why there is none, and what to do next', content: content('Refusal') }
  }
});

const content = (schema: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } }
});
