import type { Home } from './home.ts';

/** What a read depends on: the state that it is of, and what is asked of that state. */
interface Of {
  home: Home;
  state: string;
  key?: string;
}

/**
 * A read that every question begins with, of rows that seldom change: made once for each state of a home. It is the reader's
 * state that counts, not the latest.
 */
export function readOnce<Asked extends readonly unknown[], T>(
  of: (...asked: Asked) => Of,
  read: (...asked: Asked) => Promise<T>
): (...asked: Asked) => Promise<T> {
  const known = new WeakMap<Home, { state: string; told: Map<string, T> }>();
  return async (...asked) => {
    const { home, state, key = '' } = of(...asked);
    const last = known.get(home);
    if (last?.state === state && last.told.has(key)) return last.told.get(key) as T;
    const told = await read(...asked);
    if (last?.state === state) last.told.set(key, told);
    else known.set(home, { state, told: new Map([[key, told]]) });
    return told;
  };
}
