import { expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import { readOnce } from '../../server/read-once.ts';

const shop = () => ({}) as Home;

/** A read that says how often it was made, of a state and a key. */
function counting() {
  let reads = 0;
  const read = readOnce(
    (home: Home, state: string, key: string) => ({ home, state, key }),
    async (_home, state, key) => {
      reads += 1;
      if (state === 'broken') throw new Error('it broke');
      return Promise.resolve(`${state} ${key} ${reads}`);
    }
  );
  return read;
}

it('reads once while the state stays the same, and each key by itself', async () => {
  const [read, home] = [counting(), shop()];
  expect(await read(home, 'one', 'a')).toBe('one a 1');
  expect(await read(home, 'one', 'b')).toBe('one b 2');
  expect(await read(home, 'one', 'a')).toBe('one a 1');
  expect(await read(home, 'one', 'b')).toBe('one b 2');
});

it('reads anew of another state, and of that which a reader still sees', async () => {
  const [read, home] = [counting(), shop()];
  expect(await read(home, 'one', 'a')).toBe('one a 1');
  expect(await read(home, 'two', 'a')).toBe('two a 2');
  expect(await read(home, 'one', 'a')).toBe('one a 3');
});

it('keeps homes apart, and nothing that failed', async () => {
  const [read, home] = [counting(), shop()];
  expect(await read(home, 'one', 'a')).toBe('one a 1');
  expect(await read(shop(), 'one', 'a')).toBe('one a 2');
  await expect(read(home, 'broken', 'a')).rejects.toThrow('it broke');
  await expect(read(home, 'broken', 'a')).rejects.toThrow('it broke');
  expect(await read(home, 'one', 'a')).toBe('one a 1');
});
