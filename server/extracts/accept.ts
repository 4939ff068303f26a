import { refusal } from '../errors.ts';
import type { LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';
import type { Locale } from '../schemes/contract.ts';
import { archivedFiles, manifestNamed } from './archive.ts';
import { columnContract, kindNamed } from './column-contract.ts';
import { extractNamed } from './ledger.ts';
import { loadSources } from './load.ts';
import type { Dialect, Manifest } from './manifest.ts';
import type { Asked, Report } from './options.ts';
import type { ProfileOptions } from './profiles.ts';

export interface Deciding {
  locale: Locale;
  now: Date;
  /** by which others can watch it; default: the extract's own name */
  load_id?: string | undefined;
}

/** Loads an extract that was held, from the archive: its rejects stay out, and what looks as if it were there already is added. */
export async function acceptExtract(
  home: Home,
  extract_id: string,
  { locale, now, load_id }: Deciding,
  report: Report = () => undefined
): Promise<LoadAnswer> {
  const { extract } = await extractNamed(home.warehouse, extract_id, locale);
  if (extract.status !== 'held') throw refusal('not_held', { extract_id });
  const manifest = await manifestNamed(home, extract);
  const asked = {
    ...askedOnceMore(manifest, locale, now),
    restate: manifest.restate,
    accept_rejects: true,
    load_id: load_id ?? extract_id
  };
  return loadSources(home, archivedFiles(home, manifest), asked, report);
}

/** What was asked and found out when an extract was loaded, to be read in the same way again. */
export function askedOnceMore(manifest: Manifest, locale: Locale, now: Date): Asked {
  const { profile, options, columns, kind, covers_from, covers_through, is_demo } = manifest;
  const known = columnContract(kindNamed(kind)).columns.map(({ name }) => name);
  // Columns that were not mapped are said to be none: what is recognised today may be more than it was then.
  const mapped = (found: Manifest['files'][number]['columns']) =>
    Object.fromEntries(
      known.map((name) => [name, found.find(({ column }) => column === name)?.header ?? null])
    );
  return {
    kind: kindNamed(kind),
    profile: undefined,
    profiles: [],
    map: { columns: mapped(columns), options, profile },
    maps: manifest.files.map(({ dialect, columns }) => ({
      columns: mapped(columns),
      options: { ...options, ...writtenAs(dialect) },
      profile
    })),
    remembers: columns.some(({ reason }) => reason === 'map'),
    covers_from,
    covers_through,
    restate: manifest.restate,
    accept_rejects: manifest.accept_rejects,
    dry_run: false,
    is_demo,
    locale,
    now
  };
}

/** How a file was found to be written, said once more: it is not to be found out anew, and differently. */
function writtenAs({ format, encoding, delimiter, has_header, sheet }: Dialect): ProfileOptions {
  if (format === 'csv') {
    return {
      encoding: encoding as ProfileOptions['encoding'],
      delimiter: delimiter ?? undefined,
      header: has_header
    };
  }
  return format === 'xlsx' ? { sheet: sheet ?? undefined, header: has_header } : {};
}
