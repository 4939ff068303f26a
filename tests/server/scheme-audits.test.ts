import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config.ts';
import { Refusal } from '../../server/errors.ts';
import type { Locale } from '../../server/schemes/contract.ts';
import { compileNumbers } from '../../server/schemes/compile.ts';
import { auditMap } from '../../server/schemes/map-audit.ts';
import { builtInSchemes } from '../../server/schemes/schemes.ts';
import { mapAudits, printedClaims } from '../support/published-maps.ts';

const maps = [...new Set(mapAudits.map((row) => row['map_id'] ?? ''))];

describe.each(maps)('the printed map %s', (map_id) => {
  const rows = mapAudits.filter((row) => row['map_id'] === map_id);
  const claims = printedClaims(map_id);
  const places = claims[0]?.code.length ?? 0;
  const scores = map_id === 'pymc_64' ? [1, 2, 3, 4] : [1, 2, 3, 4, 5];
  const audit = auditMap(
    claims,
    Array.from({ length: places }, () => scores)
  );

  it('has the cells, overlaps and gaps that a count of its ranges gives', () => {
    const counted = {
      cells: audit.cells,
      overlap_cells: audit.overlaps.length,
      uncovered_cells: audit.gaps.length
    };
    for (const [measure, count] of Object.entries(counted)) {
      const row = rows.find((each) => each['measure'] === measure);
      expect([measure, count]).toEqual([measure, Number(row?.['value'])]);
      if (measure === 'uncovered_cells' && row?.['item']) expect(audit.gaps.join(' ')).toBe(row['item']);
    }
  });

  it('has the labels that can never occur, and the size of each', () => {
    const unreachable = rows.find((each) => each['measure'] === 'unreachable_labels');
    if (unreachable) {
      expect(audit.unreachable.length).toBe(Number(unreachable['value']));
      if (unreachable['item']) expect(audit.unreachable.join(' | ')).toBe(unreachable['item']);
    }
    const sizes = rows.filter((each) => each['measure'] === 'first_match_cells');
    for (const { item = '', value } of sizes) {
      const size = item === '(no label)' ? audit.gaps.length : audit.sizes[item];
      expect([item, size]).toEqual([item, Number(value)]);
    }
  });
});

it('has the schemes rfm_11 and rfm_rf as their published lists have them', () => {
  for (const scheme of ['rfm_11', 'rfm_rf']) {
    const ours = builtInSchemes.named(scheme).map?.codes ?? [];
    const listed = printedClaims(scheme);
    const sorted = (codes: typeof ours) => codes.map(({ code, segment }) => `${code} ${segment}`).sort();
    expect(sorted(ours)).toEqual(sorted(listed));
  }
});

it('numbers no more schemes at once than an INTEGER has digits for', () => {
  expect(compileNumbers(builtInSchemes.all.slice(0, 4)).name).toBe('segments_by_number');
  expect(() => compileNumbers(builtInSchemes.all.slice(0, 5))).toThrow('4 schemes, not of 5');
});

/** A scheme as a person would write it: a copy of a file of data/schemes under another name, with one change. */
const changed = (scheme: string, change: (file: Record<string, never>) => void, locale: Locale = 'en') => {
  const file = JSON.parse(
    readFileSync(join(projectRoot, 'data/schemes', `${scheme}.json`), 'utf8')
  ) as Record<string, never>;
  change(file);
  const text = JSON.stringify({ ...file, scheme: 'mine' });
  try {
    builtInSchemes.with([{ name: 'mine.json', text }]);
    return 'added';
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return problem.told(locale).message;
  }
};
interface MapFile {
  assign: { map: { codes: { segments: Record<string, string[]> } } };
}
interface RulesFile {
  assign: { rules: { segment: string; when?: object }[] };
}
const codes = (file: unknown) => (file as MapFile).assign.map.codes.segments;
const rules = (file: unknown) => (file as RulesFile).assign.rules;

describe('a scheme that a person adds', () => {
  it('is taken when it is a copy of another', () => {
    expect(changed('rfm_rf', () => undefined)).toBe('added');
    expect(changed('pyramid', () => undefined)).toBe('added');
  });

  it.each([
    [
      'claims a code twice',
      'rfm_rf',
      (file: unknown) => codes(file)['loyal']?.push('55'),
      'mine claims 1 of its 25 codes more than once: 55.'
    ],
    [
      'leaves a code out',
      'rfm_rf',
      (file: unknown) => (codes(file)['need_attention'] = []),
      'mine leaves 1 of its 25 codes without a segment: 33.'
    ],
    [
      'has a segment that nothing leads to',
      'pyramid',
      (file: unknown) => rules(file).splice(3, 1),
      'Nobody can ever be in the segment middle of mine.'
    ],
    [
      'has a rule after the one that takes the rest',
      'lifecycle_purchase',
      (file: unknown) => delete rules(file)[1]?.when,
      'Nobody can ever be in the segment repeat of mine.'
    ],
    [
      'has no rule for the rest',
      'lifecycle_purchase',
      (file: unknown) => ((rules(file)[2] ?? { segment: '' }).when = { fact: 'orders_so_far', above: 1 }),
      'The rules of mine leave a gap: whom none of them fits would be in no segment.'
    ],
    [
      'compares a word with a number',
      'lifecycle_purchase',
      (file: unknown) => ((rules(file)[0] ?? { segment: '' }).when = { fact: 'standing', above: 1 }),
      'The scheme mine cannot be read: standing is compared with "in".'
    ],
    [
      'names a word that a fact never is',
      'lifecycle_purchase',
      (file: unknown) =>
        ((rules(file)[0] ?? { segment: '' }).when = { fact: 'standing', in: ["x' or true --"] }),
      `The scheme mine cannot be read: standing is never "x' or true --"; it is one of scored, lapsed, not_yet_customer.`
    ],
    [
      'names a setting that is none',
      'lifecycle_purchase',
      (file: unknown) =>
        ((rules(file)[0] ?? { segment: '' }).when = { fact: 'age_days', above: { setting: 'returns' } }),
      'The scheme mine cannot be read: "returns" is no setting; settings: new_days, dormant_days, lost_days, vip_share, loyal_flags, lead_threshold.'
    ]
  ] as const)('is refused when it %s', (_, scheme, change, message) => {
    expect(changed(scheme, change)).toBe(message);
  });

  it('is refused when it names a fact that is none, and told which there are', () => {
    const message = changed('lifecycle_purchase', (file) => {
      (rules(file)[0] ?? { segment: '' }).when = { fact: 'customers; drop table x', above: 1 };
    });
    expect(message).toMatch(
      /^The scheme mine cannot be read: "customers; drop table x" is no fact; facts: standing, /
    );
  });

  it.each([
    [
      'a comparison that is none',
      (file: unknown) => ((rules(file)[0] ?? { segment: '' }).when = { fact: 'age_days', atmost: 1 }),
      /"atmost" is not known in "assign\.rules\.0\.when", which is a condition: \{"fact"\} with one of "equals", "at_least"/,
      /“assign\.rules\.0\.when”中没有“atmost”这一项，应为条件：/
    ],
    [
      'a number that is none, within other conditions',
      (file: unknown) =>
        ((rules(file)[0] ?? { segment: '' }).when = { all: [{ not: { fact: 'age_days', above: '90' } }] }),
      /"assign\.rules\.0\.when\.all\.0\.not\.above" must be a whole number, \{"setting"\}/,
      /“assign\.rules\.0\.when\.all\.0\.not\.above”应为整数、/
    ],
    [
      'a field of its own',
      (file: unknown) => ((file as Record<string, unknown>)['lable'] = {}),
      /"lable" is not known in "file", which is \{"scheme", "label", /,
      /“file”中没有“lable”这一项/
    ],
    [
      'no label in Chinese',
      (file: unknown) => ((file as Record<string, unknown>)['label'] = { en: 'Mine' }),
      /"label\.zh-CN" is missing; it is a text that is not empty\.$/,
      /缺少“label\.zh-CN”，应为非空文字。$/
    ],
    [
      'codes in a file that is not there',
      (file: unknown) =>
        ((file as Record<string, unknown>)['assign'] = {
          map: { by: ['r_score'], codes: { file: 'mine.csv' } }
        }),
      /there is no file mine\.csv in data\/schemes/,
      /没有文件 mine\.csv/
    ]
  ] as const)(
    'is refused in both languages for %s: the field, and what may stand there',
    (_, change, en, zh) => {
      expect(changed('lifecycle_purchase', change)).toMatch(en);
      expect(changed('lifecycle_purchase', change, 'zh-CN')).toMatch(zh);
    }
  );

  it('is refused where it stops to be JSON', () => {
    expect(() => builtInSchemes.with([{ name: 'mine.json', text: '{\n"scheme": "mine",\n}' }])).toThrow(
      'from line 3 on it is not JSON'
    );
  });

  it('is refused when it reads itself', () => {
    const message = changed('lifecycle_old', (file) => {
      (rules(file)[1] ?? { segment: '' }).when = { scheme: 'mine', in: ['new'] };
    });
    expect(message).toBe('The scheme mine cannot be read: it reads itself: mine → mine.');
  });
});
