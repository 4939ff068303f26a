import { z } from 'zod';
import { refusal } from './errors.ts';
import type { Home } from './home.ts';

const days = (most = 3660) => z.number().int().min(1).max(most);

/** Every default that a number depends on: key, what it may be, and what it is until somebody changes it (metrics.md). */
const catalog = {
  /** (as_of − days, as_of] is looked at for R, F, M; null = the whole history */
  lookback_days: {
    value: days().nullable(),
    initial: 365,
    expected: 'a number of days from 1 to 3660, or all'
  },
  returns: { value: z.enum(['net', 'exclude', 'event']), initial: 'net', expected: 'net, exclude or event' },
  /** lifecycle: new within so many days of the first order */
  new_days: { value: days(), initial: 90, expected: 'a number of days from 1 to 3660' },
  /** a gap above this is dormant */
  dormant_days: { value: days(), initial: 90, expected: 'a number of days from 1 to 3660, below lost_days' },
  /** a gap above this is lost */
  lost_days: { value: days(), initial: 180, expected: 'a number of days from 1 to 3660, above dormant_days' },
  /** first orders so soon after the history begins may be those of old customers */
  censor_days: { value: days(), initial: 90, expected: 'a number of days from 1 to 3660' },
  /** statuses of lines that were never delivered: they count 0 everywhere */
  void_statuses: {
    value: z.array(z.string().trim().min(1)),
    initial: ['cancelled', 'canceled', 'void', '已取消', '作废'],
    expected: 'words separated by commas'
  },
  duplicates: { value: z.enum(['keep', 'drop']), initial: 'keep', expected: 'keep or drop' },
  /** null until an extract or a person names one */
  currency: {
    value: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    initial: null,
    expected: 'an ISO 4217 code such as CNY'
  },
  business_time_zone: {
    value: z.string().refine(isTimeZone),
    initial: 'Asia/Shanghai',
    expected: 'an IANA time zone such as Asia/Shanghai'
  }
} as const satisfies Record<string, { value: z.ZodType; initial: unknown; expected: string }>;

export type SettingKey = keyof typeof catalog;
export type Settings = { [Key in SettingKey]: z.infer<(typeof catalog)[Key]['value']> };

const settingKeys = Object.keys(catalog) as SettingKey[];

/** These decided how the loaded lines were read: changing them later would leave the lines as they are. */
const fixedByData: readonly SettingKey[] = ['business_time_zone', 'duplicates'];

/** Settings in force: what people chose, else the initial values. */
export async function settingsInForce(home: Home): Promise<Settings> {
  const chosen = await home.decisions.all<{ key: SettingKey; value: string }>(
    `select key, value from settings where key = any($keys)
     and changed_at = (select max(later.changed_at) from settings as later where later.key = settings.key)`,
    { keys: settingKeys }
  );
  const initial = Object.fromEntries(settingKeys.map((key) => [key, catalog[key].initial]));
  return {
    ...initial,
    ...Object.fromEntries(chosen.map(({ key, value }) => [key, JSON.parse(value)]))
  } as Settings;
}

/** Reads a setting as a person types it: 365, all, "cancelled, void". Throws a refusal that says what it may be. */
export function readSetting(name: string, text: string, inForce: Settings): Partial<Settings> {
  const key = settingKeys.find((known) => known === name);
  if (!key) throw refusal('unknown_setting', { name, known: settingKeys.join(', ') });

  const { value, expected } = catalog[key];
  const malformed = () => refusal('setting_malformed', { name, value: text, expected });
  const read = value.safeParse(typed(key, text.trim()));
  if (!read.success) throw malformed();

  const changed = { ...inForce, [key]: read.data } as Settings;
  if (changed.dormant_days >= changed.lost_days) throw malformed();
  return { [key]: read.data };
}

function typed(key: SettingKey, text: string): unknown {
  const initial = catalog[key].initial;
  if (text === 'all' || text === 'none') return null;
  if (Array.isArray(initial)) return text.split(/[,,]/);
  return typeof initial === 'number' ? Number(text) : text;
}

export async function changeSetting(home: Home, change: Partial<Settings>, at: Date): Promise<void> {
  for (const [key, value] of Object.entries(change)) {
    if (fixedByData.includes(key as SettingKey) && (await home.published()).data_through !== null) {
      throw refusal('setting_fixed_by_data', { name: key });
    }
    await home.decisions.writing((session) =>
      session.run(`insert into settings values ($key, $value, cast($at as timestamp))`, {
        key,
        value: JSON.stringify(value),
        at: at.toISOString().replace('Z', '')
      })
    );
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
