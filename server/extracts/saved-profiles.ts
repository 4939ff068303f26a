import type { Session } from '../db/session.ts';
import type { Home } from '../home.ts';
import type { Asked } from './options.ts';
import { shapeOfHeaders, shippedProfiles, type Profile } from './profiles.ts';
import type { ReadSummary } from './reading.ts';

interface StoredProfile {
  name: string;
  kind: string;
  headers: string;
  columns: string;
  options: string;
  saved_at: string;
}

/** Every profile in force: those that people saved, the latest first, then those that are shipped. */
export async function profilesInForce(home: Home): Promise<Profile[]> {
  return [...(await savedProfiles(home.decisions)), ...shippedProfiles()];
}

/** Of two for the same headers, or of the same name, the later one is in force. */
async function savedProfiles(decisions: Pick<Session, 'all'>): Promise<Profile[]> {
  const stored = await decisions.all<StoredProfile>(
    `select name, kind, headers, columns, options, saved_at
    from profiles
    where not exists (
        select 1
        from profiles as later
        where later.kind = profiles.kind
            and later.saved_at > profiles.saved_at
            and (later.name = profiles.name or later.headers = profiles.headers)
    )
    order by saved_at desc, name`
  );
  return stored.map(({ name, columns, options, ...rest }) => ({
    source: 'saved',
    profile: name,
    columns: JSON.parse(columns) as Profile['columns'],
    options: JSON.parse(options) as Profile['options'],
    ...rest
  }));
}

/** Remembers what a person said of the columns of an extract, once it is loaded by it. */
export async function saveProfile(
  home: Home,
  { remembers, now }: Pick<Asked, 'remembers' | 'now'>,
  summary: Pick<ReadSummary, 'kind' | 'headers' | 'mapping'> | undefined
): Promise<void> {
  if (!remembers || !summary) return;
  const { kind, headers, mapping } = summary;
  const saved = {
    name: mapping.profile,
    kind,
    headers: shapeOfHeaders(headers),
    columns: JSON.stringify({
      ...Object.fromEntries(mapping.ignored.map((column) => [column, null])),
      ...Object.fromEntries(mapping.columns.map(({ column, header }) => [column, header]))
    }),
    options: JSON.stringify(mapping.options)
  };
  await home.decisions.writing(async (session) => {
    const before = (await savedProfiles(session)).find(({ profile }) => profile === saved.name);
    if (before && isSame(before, saved)) return;
    await session.run(
      `insert into profiles values ($name, $kind, $headers, $columns, $options, cast($at as timestamp))`,
      { ...saved, at: now.toISOString().replace('Z', '') }
    );
  });
}

const isSame = (before: Profile, saved: Omit<StoredProfile, 'saved_at'>) =>
  before.source === 'saved' &&
  before.headers === saved.headers &&
  JSON.stringify(before.columns) === saved.columns &&
  JSON.stringify(before.options) === saved.options;
