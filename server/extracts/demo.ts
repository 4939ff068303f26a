import type { Session } from '../db/session.ts';
import { forgetUnentered } from './unseen.ts';

/** The made-up retailer goes when the first real extract comes, in the same transaction. Answers its archive names. */
export async function forgetDemo(session: Session): Promise<string[]> {
  const demo = await session.all<{ sha256: string }>(`select sha256 from extracts where is_demo`);
  if (demo.length === 0) return [];

  await session.run(`delete from extracts where is_demo`);
  await forgetUnentered(session);
  // Beside the demo nothing is loaded: nobody else is known.
  await session.run('delete from customers where customer_key <> 0');
  return demo.map(({ sha256 }) => sha256);
}

/** The demo fills an empty home; it takes a while, in which somebody may have loaded an extract of their own. */
export async function isAnythingReal(session: Session): Promise<boolean> {
  const real = await session.all(`select 1 from extracts where status = 'loaded' and not is_demo limit 1`);
  return real.length > 0;
}
