/** The three years of the shop, day by day: how busy each was, in percent of an ordinary day. */
export interface Day {
  /** position among days: what the rest of this room calls a day */
  number: number;
  /** 2026-09-30 */
  on: string;
  month: number;
  /** percent of an ordinary day's custom */
  bustle: number;
  /** percent of the price taken off in a sale, 0 on an ordinary day */
  discount: number;
  /** before a feast: more presents are bought, and sent elsewhere */
  isGiftTime: boolean;
}

const firstDay = Date.UTC(2023, 9, 1);
const dayAfterLast = Date.UTC(2026, 9, 1);
const oneDay = 86_400_000;

/** New tea in spring, a quiet summer, presents in autumn and winter. */
const months = [104, 92, 100, 114, 106, 98, 78, 74, 103, 102, 104, 108];
/** Sunday first. */
const weekdays = [122, 90, 92, 94, 97, 106, 126];

interface Event {
  from: string;
  through: string;
  bustle: number;
  discount?: number;
  isGiftTime?: boolean;
}

const events: readonly Event[] = [
  // Before the Spring Festival people buy presents; in its first week the shop is nearly closed.
  { from: '2024-01-24', through: '2024-02-07', bustle: 185, isGiftTime: true },
  { from: '2024-02-09', through: '2024-02-16', bustle: 30 },
  { from: '2025-01-12', through: '2025-01-26', bustle: 185, isGiftTime: true },
  { from: '2025-01-28', through: '2025-02-04', bustle: 30 },
  { from: '2026-01-31', through: '2026-02-14', bustle: 185, isGiftTime: true },
  { from: '2026-02-16', through: '2026-02-23', bustle: 30 },
  // Mid-autumn.
  { from: '2024-09-05', through: '2024-09-16', bustle: 150, isGiftTime: true },
  { from: '2025-09-24', through: '2025-10-05', bustle: 150, isGiftTime: true },
  { from: '2026-09-13', through: '2026-09-24', bustle: 150, isGiftTime: true },
  // 618 and 11.11.
  { from: '2023-11-08', through: '2023-11-11', bustle: 310, discount: 15 },
  { from: '2024-06-12', through: '2024-06-18', bustle: 230, discount: 12 },
  { from: '2024-11-08', through: '2024-11-11', bustle: 310, discount: 15 },
  { from: '2025-06-12', through: '2025-06-18', bustle: 230, discount: 12 },
  { from: '2025-11-08', through: '2025-11-11', bustle: 310, discount: 15 },
  { from: '2026-06-12', through: '2026-06-18', bustle: 230, discount: 12 },
  // "Old friends' month": see purchases.ts.
  { from: '2026-03-01', through: '2026-03-31', bustle: 104, discount: 10 }
];

export const days: readonly Day[] = Array.from(
  { length: (dayAfterLast - firstDay) / oneDay },
  (_, number) => {
    const date = new Date(firstDay + number * oneDay);
    const on = date.toISOString().slice(0, 10);
    const usual = ((months[date.getUTCMonth()] ?? 100) * (weekdays[date.getUTCDay()] ?? 100)) / 100;
    const event = events.find(({ from, through }) => from <= on && on <= through);
    return {
      number,
      on,
      month: date.getUTCMonth() + 1,
      bustle: Math.floor((usual * (event?.bustle ?? 100)) / 100),
      discount: event?.discount ?? 0,
      isGiftTime: event?.isGiftTime ?? false
    };
  }
);

/** A day so many days before the shop's records begin. */
export const dayBefore = (count: number) => new Date(firstDay - count * oneDay).toISOString().slice(0, 10);
