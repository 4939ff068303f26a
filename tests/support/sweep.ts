/** npm run test:full: everything that takes longer than a coffee. */
const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'full';

/** All cases of a sweep in the full run; in the everyday run the first and every so many after it. */
export const sweep = <Case>(cases: readonly Case[], every: number): Case[] =>
  cases.filter((_, at) => isFull || at % every === 0);
