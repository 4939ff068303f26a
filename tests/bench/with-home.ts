import { join } from 'node:path';
import { Home } from '../../server/home.ts';

/** The home that a job before has filled. */
export async function withHome<T>(
  folder: string,
  work: (home: Home) => Promise<T>,
  name = 'home'
): Promise<T> {
  const home = await Home.open(join(folder, name));
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}
