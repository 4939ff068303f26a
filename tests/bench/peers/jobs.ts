import { isFetched } from './packages.ts';
import { writeAnswers } from './answers.ts';
import type { Figures, Job } from '../kinds.ts';
import { columns, plain } from './names.ts';
import { taskTime, type Peer } from './peer.ts';
import { others, ourWays } from './peers.ts';

const jobOf = (peer: Peer, isOurs: boolean): Job => ({
  name: peer.name,
  reads: [peer.reads, 'lines'],
  rows: [
    { name: peer.name, title: peer.title, ...(peer.name !== plain && { floor: [plain] }) },
    ...columns.map((part) => ({ name: `${peer.name}.${part}`, title: part }))
  ],
  isReference: !isOurs,
  isPeer: !isOurs && peer.name !== plain,
  ...(peer.most_lines !== undefined && { most_lines: peer.most_lines }),
  ...(peer.packages && { packages: peer.packages }),
  missing: async () => {
    if (peer.packages && !isFetched(peer.packages)) return 'is not fetched: --peers does';
    return peer.missing?.();
  },
  run: async (folder) => {
    const { took, answers } = await peer.run(folder);
    await writeAnswers(folder, peer.name, answers);
    const figures: Figures = { [peer.name]: [taskTime(took)] };
    for (const part of columns) {
      const time = took[part];
      if (time !== undefined) figures[`${peer.name}.${part}`] = [time];
    }
    return figures;
  }
});

export const oursAsPeers: readonly Job[] = ourWays.map((peer) => jobOf(peer, true));
export const peerJobs: readonly Job[] = others.map((peer) => jobOf(peer, false));
