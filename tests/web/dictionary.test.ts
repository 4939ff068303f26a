import { expect, it } from 'vitest';
import { initialSettings } from '../../server/settings.ts';
import { SETTINGS } from '../../web/features/definitions/setting-words.ts';
import { customerProfileWords as profileInEnglish } from '../../web/i18n/en-profile.ts';
import { customerProfileWords as profileInChinese } from '../../web/i18n/zh-CN-profile.ts';
import { wholeWords as wholeInEnglish } from '../../web/i18n/en-whole.ts';
import { tourWords as tourInEnglish } from '../../web/i18n/en-tour.ts';
import { behindWords as behindInEnglish } from '../../web/i18n/en-behind.ts';
import { behindWords as behindInChinese } from '../../web/i18n/zh-CN-behind.ts';
import { validityWords as validityInEnglish } from '../../web/i18n/en-validity.ts';
import { validityWords as validityInChinese } from '../../web/i18n/zh-CN-validity.ts';
import { en } from '../../web/i18n/en.ts';
import { wholeWords as wholeInChinese } from '../../web/i18n/zh-CN-whole.ts';
import { tourWords as tourInChinese } from '../../web/i18n/zh-CN-tour.ts';
import { zh } from '../../web/i18n/zh-CN.ts';

/** Every key of a dictionary with what stands there: nav.overview → a text or a function. */
function keys(entry: unknown, path = ''): Map<string, unknown> {
  if (typeof entry !== 'object' || entry === null) return new Map([[path, entry]]);
  return new Map(
    Object.entries(entry).flatMap(([key, value]) => [...keys(value, path === '' ? key : `${path}.${key}`)])
  );
}

const english = keys({
  ...en,
  whole: wholeInEnglish,
  customer_profile: profileInEnglish,
  tour: tourInEnglish,
  validity: validityInEnglish,
  behind: behindInEnglish
});
const chinese = keys({
  ...zh,
  whole: wholeInChinese,
  customer_profile: profileInChinese,
  tour: tourInChinese,
  validity: validityInChinese,
  behind: behindInChinese
});

it('says in Chinese whatever it says in English', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

it('leaves nothing blank and nothing untranslated', () => {
  const letters = [
    ...['r_score', 'f_score', 'm_score', 'scores'].map((name) => `customers.columns.${name}`),
    ...['r', 'm'].map((name) => `whole.sheet.columns.${name}`)
  ];
  for (const [key, text] of english) {
    const other = chinese.get(key);
    expect(typeof other, key).toBe(typeof text);
    if (typeof text !== 'string' || letters.includes(key)) continue;
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
    expect(other, key).toMatch(key.startsWith('marks.') ? /^[、。；：]$/ : /[\u4e00-\u9fff]/);
  }
});

it('has a name for every setting, in both languages', () => {
  expect(Object.keys(SETTINGS).sort()).toEqual(Object.keys(initialSettings).sort());
  for (const { en, 'zh-CN': chinese } of Object.values(SETTINGS)) {
    expect(en).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
  }
});
