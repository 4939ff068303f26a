/** A model of repeat buying and what it was fitted to: enough to work its numbers out again. */
export interface ModelTold {
  model: 'mbg_nbd' | 'bg_nbd' | 'pareto_nbd' | 'nbd';
  /** to everything known by this day */
  fitted_on: string;
  /** of alpha and beta */
  time_unit: 'week';
  /** lengths of time were rounded to so many days for the fit */
  rounded_to_days: number;
  /** the fit looked at one customer in so many */
  one_in: number;
  /** customers it looked at */
  n: number;
  /**
   * purchase rates are Gamma(r, alpha); chances of leaving after an order Beta(a, b), of pareto_nbd rates of leaving
   * Gamma(s, beta), of nbd nobody leaves; null while there is no fit
   */
  parameters: Record<string, number> | null;
  standard_errors: Record<string, number> | null;
  log_likelihood: number | null;
  /** why there is no fit, in the reader's language; null where there is one */
  reason: string | null;
}

/** What an order brings (Gamma-Gamma), and what that was fitted to. */
export interface ValueModelTold {
  /** the fit looked at one customer in so many */
  one_in: number;
  /** customers with repeat orders it looked at */
  n: number;
  /** v in minor units; null while there is no fit */
  parameters: { p: number; q: number; v: number } | null;
  standard_errors: { p: number; q: number; v: number } | null;
  /** of the value of an order and how often one orders: the model takes it for 0. null where either never varies */
  correlation: number | null;
  /** why there is no fit, in the reader's language; null where there is one */
  reason: string | null;
}
