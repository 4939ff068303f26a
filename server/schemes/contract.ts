export type Locale = 'en' | 'zh-CN';
export type Words = Record<Locale, string>;

/** A segment as people see it. */
export interface SegmentLabel {
  segment: string;
  label: Words;
  /** one sentence: who is in it */
  meaning: Words;
  /** best first, from 1; ties of meaning are broken by the file */
  position: number;
  /** colour token of web/styles; the same on every page */
  tone: string;
}

/** A scheme gives each customer exactly one segment on any day. Kept in data/schemes. */
export interface Scheme {
  scheme: string;
  label: Words;
  meaning: Words;
  /** up, hold and down mean something: the segments are a ladder, best first */
  is_ordered: boolean;
  /** needs R, F, M scores and therefore cut points */
  is_scored: boolean;
  /** the segments a review wants people in, stay in, and rise from (metrics.md section 6) */
  top: string[];
  bottom: string[];
  feeder: string[];
  segments: SegmentLabel[];
}

/** Cut points in force, or asked for: score = 1 + number of cuts met. */
export interface CutPoints {
  /** 'pinned' by a person, 'automatic' while nobody has, 'reference' when asked as if fitted on a day */
  source: 'pinned' | 'automatic' | 'reference' | 'relative';
  /** of the definition, from 1; null while automatic */
  version: number | null;
  reference_date: string;
  lookback_days: number | null;
  returns: ReturnsPolicy;
  /** scored customers of the reference snapshot */
  n: number;
  /** days, orders, minor units; four each, null where no customer reaches the cut */
  recency: (number | null)[];
  frequency: (number | null)[];
  monetary: (number | null)[];
}

export type ReturnsPolicy = 'net' | 'exclude' | 'event';
