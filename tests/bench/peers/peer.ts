import { spawn } from 'node:child_process';
import type { FileName } from '../history.ts';
import { parts, type Part } from './names.ts';
import type { Answers } from './task.ts';

/** Somebody who does the task: milliseconds of each part, and what came out. */
export interface Peer {
  name: string;
  title: string;
  /** the file it reads */
  reads: FileName;
  /** more lines than these are not asked of it */
  most_lines?: number;
  /** packages of npm that it needs, fetched by --peers */
  packages?: Record<string, string>;
  /** why it cannot be asked on this machine; undefined when it can */
  missing?: () => Promise<string | undefined>;
  run: (folder: string) => Promise<Told>;
}

export interface Told {
  /** read: from the file into its own form, which is no part of the task */
  took: Partial<Record<'read' | Part, number>>;
  answers: Answers;
}

/** Times of a peer's parts, one after another. */
export class Parts {
  readonly took: Told['took'] = {};

  async time<T>(part: 'read' | Part, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.took[part] = (this.took[part] ?? 0) + performance.now() - started;
    return result;
  }
}

/** Of the whole task, without reading the file. */
export const taskTime = (took: Told['took']): number =>
  parts.reduce((sum, part) => sum + (took[part] ?? 0), 0);

/** What a program prints that reads its task from the standard input. Throws with its own words when it fails. */
export async function spoken(command: string, words: readonly string[], input = ''): Promise<string> {
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill());
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0)
    throw new Error(`${command}: ${complained.trim().split('\n').slice(-3).join(' ') || String(code)}`);
  return said;
}

/** Undefined when a program starts and ends well; else what is wrong. */
export async function unlessItRuns(command: string, words: readonly string[]): Promise<string | undefined> {
  try {
    await spoken(command, words);
    return undefined;
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `${command} is not installed` : message;
  }
}
