export type Locale = 'en' | 'zh-CN';
export type Words = Record<Locale, string>;

/** A segment as people see it. */
export interface SegmentLabel {
  segment: string;
  label: Words;
  /** what others call the same segment */
  also_called?: Words | undefined;
  /** one sentence: who is in it */
  meaning: Words;
  /** best first, from 1; ties of meaning are broken by the file */
  position: number;
  /** colour token of web/styles; the same on every page */
  tone: string;
}

/** Something told of a customer beside the segment: a mark that changes no segment. */
export interface Flag {
  flag: string;
  label: Words;
  meaning: Words;
}

/** A scheme gives each customer exactly one segment on any day. */
export interface Scheme {
  scheme: string;
  label: Words;
  meaning: Words;
  /** up, hold and down mean something: the segments are a ladder, best first */
  is_ordered: boolean;
  /** needs R, F, M scores and therefore cut points */
  is_scored: boolean;
  /** several segments may hold for a customer: the first in the file is the segment, all of them are labels */
  is_multiple: boolean;
  /** the segments a review wants people in, stay in, and rise from (metrics.md section 6) */
  top: string[];
  bottom: string[];
  feeder: string[];
  segments: SegmentLabel[];
  flags: Flag[];
  /** segments and flags that cannot be told, and the tables they would need: never false, never 0 */
  not_computable: NotComputable[];
  /** told without an alternative that would need a table: with it more customers might be in */
  partly_computable: NotComputable[];
}

export interface NotComputable {
  /** a segment or a flag of the scheme */
  label: string;
  needs: string[];
}

/** Two whole numbers: a cut that need not be whole itself. A value is high when value × denominator ≥ numerator. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** Four cuts into five scores, or two into three; null where no customer reaches the cut. */
export interface Cuts {
  /** days */
  recency: (number | null)[];
  /** orders */
  frequency: (number | null)[];
  /** minor units */
  monetary: (number | null)[];
}

/** One cut into high and low, for each measure. */
export interface HighCuts {
  /** what is compared with the cut: the scores, or the values themselves (recency is then high at or below it) */
  on: 'scores' | 'values';
  recency: Fraction | null;
  frequency: Fraction | null;
  monetary: Fraction | null;
}

/** Cut points in force, or asked for: score = 1 + number of cuts met. */
export interface CutPoints extends Cuts {
  /** 'pinned' by a person, 'automatic' while nobody has, 'reference' when asked as if fitted on a day, 'fixed' when typed in */
  source: 'pinned' | 'automatic' | 'reference' | 'relative' | 'fixed';
  /** of the definition, from 1; null while automatic */
  version: number | null;
  reference_date: string;
  lookback_days: number | null;
  returns: ReturnsPolicy;
  /** scored customers of the reference snapshot */
  n: number;
  /**
   * What was pinned and is not in force here: it was pinned for another look-back or returns policy, so the cuts are
   * fitted anew on its day under those of the question. Cuts that were typed in are then not those typed.
   */
  fitted_anew_from?: { version: number | null; lookback_days: number | null; returns: ReturnsPolicy };
  /** only for schemes that read thirds */
  thirds?: Cuts;
  /** only for schemes that read high and low */
  high?: HighCuts;
}

export type ReturnsPolicy = 'net' | 'exclude' | 'event';
/** How rfm_8 finds its cuts; typed in, they are pinned instead. */
export type HighRule = 'score_mean' | 'value_mean' | 'value_median';

/** A number, a setting in force, a part of another fact, or another fact. */
export type Operand =
  number | { setting: string } | { percent: number | { setting: string }; of: string } | { fact: string };

/** What a rule asks of a customer. A person reads it as it stands: {"fact": "recency_days", "at_most": 90}. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { scheme: string; in: string[] }
  | { fact: string; in: string[] }
  | { fact: string; equals: boolean | Operand }
  | { fact: string; at_least: Operand }
  | { fact: string; at_most: Operand }
  | { fact: string; above: Operand }
  | { fact: string; below: Operand };

export interface Rule {
  segment: string;
  /** absent: everybody who is left */
  when?: Condition | undefined;
}

/** How a scheme finds the segment: a map of every code, or rules of which the first that holds decides. */
export type Assign =
  | {
      map: {
        /** the facts whose digits make the code */
        by: string[];
        /** a file of codes, or segment → codes; [1-3] is any of three digits */
        codes: { file: string } | { segments: Record<string, string[]> };
      };
    }
  | { rules: Rule[] };
