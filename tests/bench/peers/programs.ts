import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spoken, unlessItRuns, type Peer, type Told } from './peer.ts';
import type { Part } from './names.ts';
import { readTask, type Answers, type Task } from './task.ts';

const script = (name: string) => join(import.meta.dirname, name);

/** The system's own python3 may have what another one in the path has not. */
const pythons = ['python3', '/usr/bin/python3'];
async function pythonWithPandas(): Promise<string | undefined> {
  for (const python of pythons) if (!(await unlessItRuns(python, ['-c', 'import pandas']))) return python;
  return undefined;
}

const pandas: Peer = {
  name: 'pandas',
  title: 'pandas',
  reads: 'linesCsv',
  most_lines: 50_000_000,
  missing: async () => ((await pythonWithPandas()) ? undefined : 'no python3 here has pandas'),
  run: async (folder) => {
    const python = (await pythonWithPandas()) ?? 'python3';
    return JSON.parse(await spoken(python, [script('pandas-peer.py'), folder])) as Told;
  }
};

const dataTable: Peer = {
  name: 'data_table',
  title: 'R data.table',
  reads: 'linesCsv',
  most_lines: 50_000_000,
  missing: () => unlessItRuns('Rscript', ['-e', 'library(data.table)']),
  run: async (folder) => {
    await writeFile(join(folder, 'task.txt'), inLines(await readTask(folder)));
    const took: Told['took'] = {};
    const answers: Answers = { sizes: [], flows: [], cohorts: [] };
    for (const line of (await spoken('Rscript', [script('data-table-peer.R'), folder])).split('\n')) {
      const [name = '', ...words] = line.trim().split(' ');
      if (name === 'took') took[words[0] as 'read' | Part] = Number(words[1]);
      else if (name !== '') answers[name as keyof Answers].push(words.map(Number));
    }
    return { took, answers };
  }
};

/** For who reads no JSON: a name and its values on each line. */
function inLines({ snapshots, cuts, map }: Task): string {
  const lines = {
    as_of: snapshots.map(({ as_of }) => as_of),
    opens_after: snapshots.map(({ opens_after }) => opens_after),
    ...cuts,
    codes: map.map(({ code }) => code),
    segments: map.map(({ segment }) => segment)
  };
  return Object.entries(lines)
    .map(([name, values]) => `${name} ${values.join(' ')}\n`)
    .join('');
}

export const programs: readonly Peer[] = [pandas, dataTable];
