import { untrack } from 'svelte';
import { ask, Problem, type Question } from './api.ts';
import { definitions } from './definitions.svelte.ts';
import { preferences } from './preferences.svelte.ts';

interface State<Answer> {
  answer?: Answer;
  problem?: Problem;
  is_waiting: boolean;
}

/**
 * One question and its answer so far. A new question supersedes the old one, whose request is aborted;
 * the last answer stays in sight until the next arrives, so that the page does not jump.
 * Made while a component is set up: it lives as long as the component.
 */
export class Asking<Answer extends { data_version: number }> {
  #state = $state.raw<State<Answer>>({ is_waiting: true });
  #tries = $state(0);

  constructor(question: () => Question<Answer> | undefined) {
    const asked = $derived(question());

    $effect(() => {
      void this.#tries;
      if (asked === undefined) return;
      const left = new AbortController();
      const { answer } = untrack(() => this.#state);
      this.#state = { ...(answer !== undefined && { answer }), is_waiting: true };

      ask(asked, preferences.locale, left.signal).then(
        (answer) => {
          if (left.signal.aborted) return;
          this.#state = { answer, is_waiting: false };
          definitions.see(answer.data_version);
        },
        (cause: unknown) => {
          if (left.signal.aborted) return;
          if (!(cause instanceof Problem)) throw cause;
          this.#state = { problem: cause, is_waiting: false };
        }
      );
      return () => left.abort();
    });
  }

  get answer(): Answer | undefined {
    return this.#state.answer;
  }

  get problem(): Problem | undefined {
    return this.#state.problem;
  }

  get is_waiting(): boolean {
    return this.#state.is_waiting;
  }

  /** Untracked: an effect that asks again must not run again because it did. */
  again(): void {
    untrack(() => (this.#tries += 1));
  }
}
