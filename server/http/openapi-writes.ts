import { z } from 'zod';
import { eventBody } from './writes-route.ts';
import { loadBody, previewBody, rawLoadQuery } from './load-request.ts';

/** What is no question, by method and path: writes, and how far they are. */
const operations: Record<string, Operation> = {
  'post /api/uploads': {
    summary: 'Sends a file, to be looked at and loaded.',
    query: ['name'],
    takes: 'file'
  },
  'delete /api/uploads/{upload_id}': { summary: 'Takes back a file that was sent.' },
  'post /api/preview': {
    summary:
      'Looks at files that were sent: what their columns mean, and the first lines as they would be loaded.',
    takes: previewBody
  },
  'post /api/extracts/from-uploads': {
    summary: 'Loads files that were sent as one extract.',
    takes: loadBody
  },
  'post /api/extracts': {
    summary: 'Loads one file, sent as the body.',
    query: Object.keys(rawLoadQuery.shape),
    takes: 'file'
  },
  'post /api/extracts/{extract_id}/accept': { summary: 'Loads an extract that was held for a decision.' },
  'post /api/customers/{customer_id}/same/{other_id}': {
    summary: 'Says that two ids are one customer, that they are two, or takes back what was said.',
    takes: z.object({ decision: z.enum(['same', 'apart', 'open']) })
  },
  'post /api/events': { summary: 'Marks what was done on a day.', takes: eventBody },
  'delete /api/events/{event_id}': { summary: 'Takes a mark away again.' },
  'post /api/extracts/{extract_id}/undo': { summary: 'Takes an extract out again.' },
  'get /api/extracts/{extract_id}/progress': {
    summary:
      'How far a load is, as server-sent events; by the extract, or by the name that was given as progress.',
    answers: 'text/event-stream'
  },
  'get /api/extracts/{extract_id}/rejects': {
    summary: 'The lines of one file that were not loaded, to be mended and loaded again.',
    query: ['file'],
    answers: 'text/csv'
  },
  'get /api/loads': { summary: 'What is being loaded right now.' },
  'put /api/settings/{key}': { summary: 'Changes a setting.', takes: z.object({ value: z.string() }) },
  'put /api/schemes/{scheme}': {
    summary: 'Adds a scheme, or a new edition of an added one; the body is its file, as in data/schemes.',
    takes: z.record(z.string(), z.unknown())
  },
  'delete /api/schemes/{scheme}': { summary: 'Takes an added scheme away again.' },
  'post /api/schemes/{scheme}/refit': {
    summary: 'Fits cut points to a day, or takes those typed in, and pins them.',
    query: ['reference', 'cuts']
  }
};

interface Operation {
  summary: string;
  query?: readonly string[];
  takes?: z.ZodType | 'file';
  /** default: JSON */
  answers?: string;
}

/** Path → method → operation, to be laid beside the questions. */
export function writePaths(): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    (paths[path] ??= {})[method] = described(path, operation);
  }
  return paths;
}

function described(
  path: string,
  { summary, query = [], takes, answers = 'application/json' }: Operation
): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  return {
    summary,
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...query.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
    ],
    ...(takes && { requestBody: { required: true, content: bodyOf(takes) } }),
    responses: {
      200: { description: 'Done', content: { [answers]: {} } },
      default: {
        description: 'Why not, and what to do next',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } }
      }
    }
  };
}

const bodyOf = (takes: z.ZodType | 'file') =>
  takes === 'file'
    ? { 'application/octet-stream': {} }
    : { 'application/json': { schema: z.toJSONSchema(takes) } };
