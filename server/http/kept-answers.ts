import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Home } from '../home.ts';
import { ask, type Texts } from '../questions/ask.ts';
import type { Locale } from '../schemes/contract.ts';

/** An answer as it goes over the wire, written and packed once. */
export interface KeptAnswer {
  json: Buffer;
  /** not of short answers: packing would cost more than it saves */
  brotli: Buffer | undefined;
  etag: string;
}

/** So many bytes of answers are kept, the oldest given up first. A single one above an eighth of that is not kept. */
const usualMostBytes = 64 * 1024 * 1024;
const shortest = 1024;
/** Fast and nearly as small as the best: an answer is packed while somebody waits. */
const quality = 4;

/** What took so long to tell is told anew once the data or a decision has changed. */
const usuallyDearFromMs = 500;
/** So many questions, those that were asked last; each is given up once it was told anew so often and nobody asked. */
const mostDear = 20;
const mostUnasked = 7;

interface Question {
  name: string;
  texts: Texts;
  locale: Locale;
}

interface Asked {
  answer: Promise<KeptAnswer>;
  /** known once it is told */
  bytes: number;
  /** who waits for it; when all have left it is stopped */
  waiting: number;
  stop: AbortController;
}

/**
 * Answers of one state of the data and of the decisions, until either is written to. A question that is being answered
 * already is not asked again: whoever asks it waits for the same answer. What failed is not kept. Dear answers are told anew
 * once the data or a decision has changed: people ask tomorrow what they asked today, and need not wait for it.
 */
export class KeptAnswers {
  readonly #home: Home;
  #state: readonly unknown[] = [];
  #asked = new Map<string, Asked>();
  /** by key, the one that was asked last at the end; how often it was told anew since */
  readonly #dear = new Map<string, { question: Question; unasked: number }>();
  /** what is being told, of this state or of one before */
  readonly #underWay = new Set<Promise<KeptAnswer>>();
  #renewal = new AbortController();
  readonly #dearFromMs: number;
  readonly #mostBytes: number;
  /** until the dear answers of this state are told, or another state began */
  renewed: Promise<void> = Promise.resolve();

  constructor(home: Home, { dearFromMs = usuallyDearFromMs, mostBytes = usualMostBytes } = {}) {
    this.#home = home;
    this.#dearFromMs = dearFromMs;
    this.#mostBytes = mostBytes;
    for (const database of [home.warehouse, home.decisions])
      database.onWritten(() => (this.renewed = this.#renew()));
  }

  async ask(name: string, texts: Texts, locale: Locale, signal: AbortSignal): Promise<KeptAnswer> {
    const question = { name, texts, locale };
    const key = keyOf(question);
    const before = performance.now();
    const answer = await this.#told(question, signal);
    const isDear = this.#dear.delete(key) || performance.now() - before >= this.#dearFromMs;
    if (isDear && bytesOf(answer) <= this.#mostOfOne) {
      this.#dear.set(key, { question, unasked: 0 });
      const [first] = this.#dear.keys();
      if (first !== undefined && this.#dear.size > mostDear) this.#dear.delete(first);
    }
    return answer;
  }

  /** One after another, and none is begun while somebody waits for an answer, or a load or build waits: its end begins all anew. */
  async #renew(): Promise<void> {
    this.#renewal.abort();
    const { signal } = (this.#renewal = new AbortController());
    // What whoever wrote does at once with it is done then: a scheme is there.
    await setImmediate();
    let room = this.#mostBytes;
    for (const [key, dear] of [...this.#dear].toReversed()) {
      while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
      // Beyond the room it would take the place of what was asked last.
      if (signal.aborted || this.#home.warehouse.isBeingWritten || room < this.#mostOfOne) return;
      // Asked meanwhile, or given up.
      if (this.#dear.get(key) !== dear) continue;
      if (dear.unasked >= mostUnasked) this.#dear.delete(key);
      // Whoever asks is told of what fails.
      else room -= await this.#told(dear.question, signal).then(bytesOf, () => 0);
      // Of many changes in a row only the last counts.
      if (!signal.aborted) dear.unasked += 1;
    }
  }

  async #told(question: Question, signal: AbortSignal): Promise<KeptAnswer> {
    const asked = this.#askedOnce(question);
    asked.waiting += 1;
    const left = () => {
      asked.waiting -= 1;
      if (asked.waiting === 0) asked.stop.abort();
    };
    signal.addEventListener('abort', left, { once: true });
    try {
      return await asked.answer;
    } finally {
      signal.removeEventListener('abort', left);
    }
  }

  #askedOnce(question: Question): Asked {
    const { warehouse, decisions, schemes } = this.#home;
    const state = [warehouse.writes, decisions.writes, schemes];
    if (state.some((part, at) => part !== this.#state[at])) {
      this.#state = state;
      this.#asked = new Map();
    }
    const of = this.#asked;
    const key = keyOf(question);
    const before = of.get(key);
    if (before && !before.stop.signal.aborted) return before;

    const stop = new AbortController();
    const { name, texts, locale } = question;
    const answer = ask(this.#home, name, texts, stop.signal, locale).then(written);
    const asked: Asked = { answer, bytes: 0, waiting: 0, stop };
    of.set(key, asked);
    this.#underWay.add(answer);
    answer.then(
      (told) => {
        this.#underWay.delete(answer);
        asked.bytes = bytesOf(told);
        // Whoever waits for it has it; the next one asks anew.
        if (asked.bytes > this.#mostOfOne && of.get(key) === asked) of.delete(key);
        this.#makeRoom(of);
      },
      () => {
        this.#underWay.delete(answer);
        if (of.get(key) === asked) of.delete(key);
      }
    );
    return asked;
  }

  /** A larger one is not kept. */
  get #mostOfOne(): number {
    return this.#mostBytes / 8;
  }

  #makeRoom(kept: Map<string, Asked>): void {
    let bytes = [...kept.values()].reduce((sum, asked) => sum + asked.bytes, 0);
    for (const [key, asked] of kept) {
      if (bytes <= this.#mostBytes) return;
      if (asked.bytes > 0) kept.delete(key);
      bytes -= asked.bytes;
    }
  }
}

const keyOf = ({ name, texts, locale }: Question): string =>
  JSON.stringify([name, locale, Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1))]);

const bytesOf = ({ json, brotli }: KeptAnswer): number => json.length + (brotli?.length ?? 0);

const packed = promisify(brotliCompress);

async function written(answer: unknown): Promise<KeptAnswer> {
  const json = Buffer.from(JSON.stringify(answer));
  const brotli =
    json.length < shortest
      ? undefined
      : await packed(json, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return { json, brotli, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"` };
}
