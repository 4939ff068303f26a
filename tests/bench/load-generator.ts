import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds of one answer, to its last byte. Anything but 200 is an error. */
async function answered(address: string, agent: Agent): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    get(address, { agent, headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address}: ${String(response.statusCode)}`));
      response.on('error', reject).on('end', resolve).resume();
    }).on('error', reject);
  });
}

/**
 * Each of them once, so many a second, whether or not those before are answered, as readers come: an answer that is late
 * is late for all who asked meanwhile. The times are counted from when a request was due.
 */
export async function atRate(addresses: readonly string[], per_second: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const asked: Promise<number>[] = [];
  for (const [number, address] of addresses.entries()) {
    const due = started + (1000 * number) / per_second;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    asked.push(answered(address, agent).then(() => performance.now() - due));
  }
  const times = await Promise.all(asked);
  agent.destroy();
  return times;
}

/** Requests a second that are answered when so many readers ask one after another. */
export async function atFullSpeed(
  addresses: readonly string[],
  { readers, seconds }: { readers: number; seconds: number }
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const started = performance.now();
  let count = 0;
  const reading = async (first: number) => {
    for (let next = first; performance.now() - started < 1000 * seconds; next += readers) {
      await answered(addresses[next % addresses.length] ?? '', agent);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => reading(reader)));
  agent.destroy();
  return (1000 * count) / (performance.now() - started);
}
