import { randomUUID } from 'node:crypto';
import type { Progress, Report } from './options.ts';

/** A load or a preview that somebody may watch. */
export interface UnderWay {
  load_id: string;
  files: readonly string[];
  is_preview: boolean;
  /** UTC instant */
  started_at: string;
  progress: Progress | undefined;
}

/** What to call it, and what it is of. */
interface Following {
  /** default: a name of its own */
  load_id?: string | undefined;
  files: readonly string[];
  is_preview?: boolean;
}

type Listener = (load: UnderWay | 'ended') => void;

/** So many that have ended are remembered: whoever comes late to watch a short one is told that it is over. */
const mostEnded = 100;

/** What is being loaded into a home right now, whoever began it: a page, the command line, a folder that is watched. */
export class LoadsUnderWay {
  readonly #loads = new Map<string, UnderWay>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #ended: string[] = [];

  get current(): UnderWay[] {
    return [...this.#loads.values()];
  }

  /** Does the work and tells those who watch how far it is; the report is passed on, too. */
  async follow<T>(
    { load_id = randomUUID(), files, is_preview = false }: Following,
    report: Report,
    work: (report: Report) => Promise<T>
  ): Promise<T> {
    const started_at = new Date().toISOString();
    const tell = (progress: Progress | undefined) => {
      const load = { load_id, files, is_preview, started_at, progress };
      this.#loads.set(load_id, load);
      for (const listener of this.#listeners.get(load_id) ?? []) listener(load);
    };
    tell(undefined);
    try {
      return await work((progress) => {
        tell(progress);
        report(progress);
      });
    } finally {
      this.#end(load_id);
    }
  }

  /**
   * Tells how far a load is, and at last that it has ended. It need not have begun: who asks for a load watches it by a
   * name of their own choice. Answers what stops the watching.
   */
  watch(load_id: string, listener: Listener): () => void {
    if (this.#ended.includes(load_id)) {
      listener('ended');
      return () => undefined;
    }
    const listeners = this.#listeners.get(load_id) ?? new Set();
    this.#listeners.set(load_id, listeners.add(listener));
    const load = this.#loads.get(load_id);
    if (load) listener(load);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(load_id);
    };
  }

  #end(load_id: string): void {
    this.#loads.delete(load_id);
    this.#ended.push(load_id);
    if (this.#ended.length > mostEnded) this.#ended.shift();
    for (const listener of this.#listeners.get(load_id) ?? []) listener('ended');
    this.#listeners.delete(load_id);
  }
}
