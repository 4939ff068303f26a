import type { Request } from 'express';
import { z } from 'zod';
import { refusal } from '../errors.ts';
import type { LoadOptions } from '../extracts/options.ts';
import { localeOf } from './locale.ts';

/** How an extract is to be read and loaded, as `tierflow load` takes it; `as` is called kind here. */
const reading = z.strictObject({
  uploads: z.array(z.string()).min(1),
  kind: z.string().optional(),
  profile: z.string().optional(),
  map: z.unknown().optional(),
  time_zone: z.string().optional(),
  /** a name to watch it by */
  progress: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
});

export const previewBody = reading;

export const loadBody = reading.extend({
  covers_from: z.string().optional(),
  covers_through: z.string().optional(),
  restate: z.string().optional(),
  accept_rejects: z.boolean().optional()
});

/** Reads a body, or refuses it. */
export function bodyOf<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const { success, data } = schema.safeParse(request.body);
  if (!success) throw refusal('body_malformed');
  return data;
}

type Given = Omit<z.infer<typeof loadBody>, 'uploads'>;

/** The same as the loader takes it, in the language of whoever asks. */
export const optionsOf = (
  { progress, ...given }: Given,
  request: Request,
  signal: AbortSignal
): LoadOptions => ({ ...given, load_id: progress, locale: localeOf(request), signal });

/** The same beside a file that is the body itself. */
export const rawLoadQuery = loadBody.omit({ uploads: true }).extend({ name: z.string().optional() });

/** Parameters of POST /api/extracts, whose body is the file. A flag of the command line may keep its hyphens. */
export function queryOf({ query }: Request): Given & { name?: string | undefined } {
  const known = Object.keys(rawLoadQuery.shape);
  const given: Record<string, unknown> = {};
  for (const [written, value] of Object.entries(query)) {
    const name = written.replaceAll('-', '_');
    if (!(name in rawLoadQuery.shape))
      throw refusal('unknown_parameter', { name: written, query: 'extracts', known });
    if (typeof value !== 'string') throw refusal('repeated_parameter', { name: written });
    given[name] = name === 'map' ? parsed(value) : name === 'accept_rejects' ? value !== 'false' : value;
  }
  const { success, data } = rawLoadQuery.safeParse(given);
  if (!success)
    throw refusal('value_not_known', {
      name: 'progress',
      value: String(given['progress']),
      known: 'a-z, 0-9, _, -'
    });
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal('map_no_json', { file: 'map' });
  }
}
