import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chipsOf } from '../../web/features/customers/chips.ts';
import { PagedList, pagesOf, type Page } from '../../web/features/customers/paged-list.ts';
import { TallScroll } from '../../web/features/customers/tall-scroll.ts';
import { en } from '../../web/i18n/en.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { segments } from './flow-rows.ts';

describe('a list taller than a browser draws', () => {
  // A window of 500 px on rows of 10,000 px, drawn 1,000 px high: it can be scrolled by 500 of 9,500 px.
  const tall = () => new TallScroll(10_000, 1_000);

  it('is where the element is while all of it can be drawn', () => {
    const short = new TallScroll(900, 1_000);
    expect(short.drawn).toBe(900);
    expect(short.moved(321, 400, 500)).toBe(321);
    expect(short.ahead).toBe(0);
  });

  it('goes on by as much as a wheel or a key moves it', () => {
    const scroll = tall();
    expect(scroll.moved(100, 500, 500)).toBe(100);
    expect(scroll.moved(220, 500, 500)).toBe(220);
  });

  it('goes to the same share of the list when the scrollbar is pulled', () => {
    const scroll = tall();
    expect(scroll.moved(250, 500, 100)).toBe(4_750);
    expect(scroll.ahead).toBe(4_500);
    expect(scroll.moved(260, 500, 100)).toBe(4_760);
  });

  it('ends where the list ends, and begins where it begins', () => {
    const scroll = tall();
    expect(scroll.moved(500, 500, 100)).toBe(9_500);
    expect(scroll.moved(0, 500, 100)).toBe(0);
  });
});

describe('a list told page by page', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Ten rows, three to a page; a page comes when it is let come. */
  function listOfTen(data_version = 1) {
    const asked: { page: number; signal: AbortSignal; come: (page: Page<number>) => void }[] = [];
    const changed = vi.fn();
    const outdated = vi.fn();
    const pageOf = (page: number) => ({
      rows: [0, 1, 2].map((at) => (page - 1) * 3 + at).filter((row) => row < 10),
      total: 10,
      data_version
    });
    const list = new PagedList<number>({
      first: { ...pageOf(1), data_version: 1 },
      page_size: 3,
      ask: (page, signal) => new Promise((come) => asked.push({ page, signal, come })),
      changed,
      failed: () => expect.unreachable(),
      outdated
    });
    const come = async (at: number) => {
      const request = asked[at];
      request?.come(pageOf(request.page));
      await vi.advanceTimersByTimeAsync(0);
    };
    return { list, asked, come, changed, outdated };
  }

  it('asks for no page that is here, and for each page in sight once', async () => {
    const { list, asked, come, changed } = listOfTen();
    list.show(0, 2);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual([]);
    list.show(2, 4);
    await vi.advanceTimersByTimeAsync(500);
    list.again();
    expect(asked.map(({ page }) => page)).toEqual([2]);
    expect(list.row(3)).toBeUndefined();
    await come(0);
    expect(list.row(3)).toBe(3);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('asks for no page that is only scrolled past', async () => {
    const { list, asked } = listOfTen();
    list.show(3, 5);
    await vi.advanceTimersByTimeAsync(20);
    list.show(9, 9);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked.map(({ page }) => page)).toEqual([4]);
  });

  it('aborts what is out of sight before it came, and takes nothing of it', async () => {
    const { list, asked, come } = listOfTen();
    list.show(3, 5);
    await vi.advanceTimersByTimeAsync(500);
    list.show(9, 9);
    expect(asked[0]?.signal.aborted).toBe(true);
    await come(0);
    expect(list.row(3)).toBeUndefined();
  });

  it('is asked for anew when a page comes from newer data', async () => {
    const { list, come, changed, outdated } = listOfTen(2);
    list.show(3, 5);
    await vi.advanceTimersByTimeAsync(500);
    await come(0);
    expect(outdated).toHaveBeenCalledOnce();
    expect(changed).not.toHaveBeenCalled();
  });

  it('counts pages from 1', () => {
    expect(pagesOf(0, 0, 500)).toEqual([1]);
    expect(pagesOf(499, 500, 500)).toEqual([1, 2]);
    expect(pagesOf(1200, 2600, 500)).toEqual([3, 4, 5, 6]);
  });
});

describe('the chips over the list', () => {
  const known = { scheme: { segments }, metric: undefined };
  const texts = (...given: Parameters<typeof chipsOf>) => chipsOf(...given).map(({ text }) => text);

  it('say each condition in words', () => {
    const asked = { segment: 'lost', status: 'dormant', r_score: '1', search: 'M00', as_of: '2026Q1' };
    expect(texts(asked, known, en, 'en')).toEqual([
      'Segment: Lost',
      'As of 2026Q1',
      'Status: dormant',
      'R = 1',
      'Id, name or phone: “M00”'
    ]);
    expect(texts(asked, known, zh, 'zh-CN')).toEqual([
      '分层：流失',
      '截至 2026Q1',
      '状态：沉睡',
      'R = 1',
      '编号、姓名或电话：“M00”'
    ]);
  });

  it('take a whole flow away with its dates, and a side of it alone', () => {
    const asked = { from: '2026Q1', to: '2026Q2', to_segment: 'lost', moved_by: 'waiting' };
    const chips = chipsOf(asked, known, en, 'en');
    expect(chips.map(({ text }) => text)).toEqual(['2026Q1 → 2026Q2', 'After: Lost', 'Moved by: waiting']);
    expect(chips[0]?.takes).toEqual(['from', 'to', 'from_segment', 'to_segment', 'moved_by', 'moved']);
    expect(chips[1]?.takes).toEqual(['to_segment']);
  });

  it('name the part of a figure', () => {
    const metric = { label: { en: 'Churn rate', 'zh-CN': '流失率' } };
    const asked = { metric_id: 'churn_rate', period: '2026Q2', part: 'denominator' };
    expect(texts(asked, { ...known, metric }, en, 'en')).toEqual(['Churn rate 2026Q2: denominator']);
  });
});
