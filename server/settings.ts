import { z } from 'zod';
import type { Session } from './db/session.ts';
import { refusal } from './errors.ts';
import type { Home } from './home.ts';
import { readOnce } from './read-once.ts';
import type { Words } from './schemes/contract.ts';

const days = () => z.number().int().min(1).max(3660);
/** What an interaction counts for among those of 30 days (sql/decisions/011-interactions.md). */
const points = <Initial extends number>(initial: Initial) => ({
  value: z.number().int().min(0).max(100),
  initial,
  expected: { en: 'Give a whole number from 0 to 100.', 'zh-CN': '请给出 0 到 100 之间的整数。' }
});
const daysExpected = {
  en: 'Give a number of days from 1 to 3660.',
  'zh-CN': '请给出 1 到 3660 之间的天数。'
};

/** Every default that a number depends on: key, what it may be, and what it is until somebody changes it (metrics.md). */
const catalog = {
  /** (as_of − days, as_of] is looked at for R, F, M; null = the whole history */
  lookback_days: {
    value: days().nullable(),
    initial: 365,
    expected: {
      en: 'Give a number of days from 1 to 3660, or all.',
      'zh-CN': '请给出 1 到 3660 之间的天数，或 all（全部历史）。'
    }
  },
  returns: {
    value: z.enum(['net', 'exclude', 'event']),
    initial: 'net',
    expected: { en: 'Give net, exclude or event.', 'zh-CN': '请给出 net、exclude 或 event。' }
  },
  /** lifecycle: new within so many days of the first order */
  new_days: { value: days(), initial: 90, expected: daysExpected },
  /** a gap above this is dormant */
  dormant_days: {
    value: days(),
    initial: 90,
    expected: {
      en: 'Give a number of days from 1 to 3660, below lost_days.',
      'zh-CN': '请给出 1 到 3660 之间的天数，且小于 lost_days。'
    }
  },
  /** a gap above this is lost */
  lost_days: {
    value: days(),
    initial: 180,
    expected: {
      en: 'Give a number of days from 1 to 3660, above dormant_days.',
      'zh-CN': '请给出 1 到 3660 之间的天数，且大于 dormant_days。'
    }
  },
  /** rfm_8: where high begins, until somebody types the cuts in */
  rfm_8_cut: {
    value: z.enum(['score_mean', 'value_mean', 'value_median']),
    initial: 'score_mean',
    expected: {
      en: 'Give score_mean, value_mean or value_median.',
      'zh-CN': '请给出 score_mean、value_mean 或 value_median。'
    }
  },
  /** vip: those before whom so many percent of all sales are not yet reached */
  vip_share: {
    value: z.number().int().min(1).max(80),
    initial: 50,
    expected: { en: 'Give a number from 1 to 80 (percent).', 'zh-CN': '请给出 1 到 80 之间的百分数。' }
  },
  /** loyalty: signs that make a loyal customer */
  loyal_flags: {
    value: z.number().int().min(1).max(4),
    initial: 2,
    expected: { en: 'Give a number from 1 to 4.', 'zh-CN': '请给出 1 到 4 之间的数。' }
  },
  /** whom the customers extract calls internal are in no KPI */
  exclude_internal: {
    value: z.boolean(),
    initial: true,
    expected: { en: 'Give true or false.', 'zh-CN': '请给出 true 或 false。' }
  },
  /** customer_status: interaction points of 30 days that make a target */
  lead_threshold: {
    value: z.number().int().min(1).max(1000),
    initial: 10,
    expected: { en: 'Give a number from 1 to 1000.', 'zh-CN': '请给出 1 到 1000 之间的数。' }
  },
  visit_points: points(3),
  browse_points: points(1),
  cart_points: points(5),
  enquiry_points: points(5),
  call_points: points(3),
  email_points: points(2),
  survey_points: points(2),
  social_points: points(1),
  event_points: points(3),
  referral_points: points(5),
  other_points: points(1),
  /** an early-warning score that is a chance of silence, of at least so many per cent, warns: more likely silent than not */
  silence_cut: {
    value: z.number().int().min(1).max(100),
    initial: 50,
    expected: {
      en: 'Give a whole number of per cent from 1 to 100.',
      'zh-CN': '请给出 1 到 100 之间的整数（百分比）。'
    }
  },
  /** where no model tells the chance: an early-warning score of at least so many per cent warns */
  warning_cut: {
    value: z.number().int().min(1).max(100),
    initial: 70,
    expected: {
      en: 'Give a whole number of per cent from 1 to 100.',
      'zh-CN': '请给出 1 到 100 之间的整数（百分比）。'
    }
  },
  /** per cent of sales that a customer's value counts; 100 = sales, not profit */
  margin: {
    value: z.number().int().min(1).max(100),
    initial: 100,
    expected: { en: 'Give a number from 1 to 100 (percent).', 'zh-CN': '请给出 1 到 100 之间的百分数。' }
  },
  /** per cent a year by which what comes later is worth less */
  discount_rate: {
    value: z.number().int().min(0).max(100),
    initial: 10,
    expected: { en: 'Give a number from 0 to 100 (percent).', 'zh-CN': '请给出 0 到 100 之间的百分数。' }
  },
  /** first orders so soon after the history begins may be those of old customers */
  censor_days: { value: days(), initial: 90, expected: daysExpected },
  /** statuses of lines that were never delivered: they count 0 everywhere */
  void_statuses: {
    value: z.array(z.string().trim().min(1)),
    initial: ['cancelled', 'canceled', 'void', '已取消', '作废'],
    expected: {
      en: 'Give words separated by commas, or none.',
      'zh-CN': '请给出用逗号隔开的词，或 none（清空）。'
    }
  },
  duplicates: {
    value: z.enum(['keep', 'drop']),
    initial: 'keep',
    expected: { en: 'Give keep or drop.', 'zh-CN': '请给出 keep 或 drop。' }
  },
  /** null until an extract or a person names one */
  currency: {
    value: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    initial: null,
    expected: {
      en: 'Give an ISO 4217 code such as CNY, or none.',
      'zh-CN': '请给出 ISO 4217 货币代码，例如 CNY，或 none。'
    }
  },
  business_time_zone: {
    value: z.string().refine(isTimeZone),
    initial: 'Asia/Shanghai',
    expected: {
      en: 'Give an IANA time zone such as Asia/Shanghai.',
      'zh-CN': '请给出 IANA 时区，例如 Asia/Shanghai。'
    }
  }
} as const satisfies Record<string, { value: z.ZodType; initial: unknown; expected: Words }>;

export type SettingKey = keyof typeof catalog;
export type Settings = { [Key in SettingKey]: z.infer<(typeof catalog)[Key]['value']> };

const settingKeys = Object.keys(catalog) as SettingKey[];

/** These decided how the loaded lines were read: changing them later would leave the lines as they are. */
const fixedByData: readonly SettingKey[] = ['business_time_zone', 'duplicates'];

/** What is in force until somebody changes it. */
export const initialSettings = Object.fromEntries(
  settingKeys.map((key) => [key, catalog[key].initial as unknown])
) as Settings;

/** Settings in force: what people chose, else the initial values. */
export const settingsInForce = readOnce(
  (home: Home) => ({ home, state: String(home.decisions.writes) }),
  async (home): Promise<Settings> => {
    const chosen = await home.decisions.all<{ key: SettingKey; value: string }>(
      `select key, value from settings where key = any($keys)
       and changed_at = (select max(later.changed_at) from settings as later where later.key = settings.key)`,
      { keys: settingKeys }
    );
    return {
      ...initialSettings,
      ...Object.fromEntries(chosen.map(({ key, value }) => [key, JSON.parse(value)]))
    } as Settings;
  }
);

/** Reads a setting as a person types it: 365, all, "cancelled, void". Throws a refusal that says what it may be. */
export function readSetting(name: string, text: string, inForce: Settings): Partial<Settings> {
  const key = settingKeys.find((known) => known === name);
  if (!key) throw refusal('unknown_setting', { name, known: settingKeys });

  const { value, expected } = catalog[key];
  const malformed = () => refusal('setting_malformed', { name, value: text }, { expected });
  const read = value.safeParse(typed(key, text.trim()));
  if (!read.success) throw malformed();

  const changed = { ...inForce, [key]: read.data } as Settings;
  if (changed.dormant_days >= changed.lost_days) throw malformed();
  return { [key]: read.data };
}

/** ASCII, full-width and enumeration comma. */
const listComma = /[,\uFF0C、]/;

function typed(key: SettingKey, text: string): unknown {
  const initial = catalog[key].initial;
  if (Array.isArray(initial)) return text === 'none' ? [] : text.split(listComma);
  if (typeof initial === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (text === 'all' || text === 'none') return null;
  return typeof initial === 'number' ? Number(text) : text;
}

/** Refuses what the loaded lines have settled already. The demo settles nothing: it goes when the first extract comes. */
export async function refuseFixed(session: Session, change: Partial<Settings>): Promise<void> {
  const loaded = await session.all<{ currency: string | null }>(
    `select distinct currency from extracts where status = 'loaded' and not is_demo order by currency`
  );
  const name = fixedByData.find((key) => Object.hasOwn(change, key));
  if (name && loaded.length > 0) throw refusal('setting_fixed_by_data', { name });

  const { currency } = change;
  const other = loaded.find((extract) => extract.currency !== null && extract.currency !== currency);
  if (currency && other?.currency)
    throw refusal('currency_fixed_by_data', { currency, loaded: other.currency });
}

/** Stores what was decided. Whoever calls has built the marts by it already. */
export async function storeSettings(home: Home, change: Partial<Settings>, at: Date): Promise<void> {
  await home.decisions.writing(async (session) => {
    for (const [key, value] of Object.entries(change)) {
      await session.run(`insert into settings values ($key, $value, cast($at as timestamp))`, {
        key,
        value: JSON.stringify(value),
        at: at.toISOString().replace('Z', '')
      });
    }
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
