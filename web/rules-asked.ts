import type { ReturnsPolicy } from '../server/schemes/contract.ts';
import type { Asked } from './address.ts';

interface Settings {
  /** null: the whole history */
  lookback_days: number | null;
  returns: ReturnsPolicy;
}

interface Departures {
  /** days, or all */
  lookback?: string;
  returns?: ReturnsPolicy;
}

/** The rules that the address asks for and that are not those of the settings: what a reader must be told. */
export function departures({ lookback, returns }: Asked, settings: Settings | undefined): Departures {
  const is_set = lookback === String(settings?.lookback_days === null ? 'all' : settings?.lookback_days);
  return {
    ...(lookback !== undefined && !is_set && { lookback }),
    ...(isPolicy(returns) && returns !== settings?.returns && { returns })
  };
}

function isPolicy(text: string | undefined): text is ReturnsPolicy {
  return text === 'net' || text === 'exclude' || text === 'event';
}
