import type { ExtractPreview, LoadAnswer, LoadUnderWay } from '../../../server/features/extracts/contract.ts';
import { act, Problem } from '../../api.ts';
import { definitions } from '../../definitions.svelte.ts';
import { preferences } from '../../preferences.svelte.ts';
import { view } from '../../url-state.svelte.ts';
import { asked, confirmed, nothingChosen, type Choices } from './choices.ts';
import { forgetUploads, sendFiles } from './send-files.ts';
import { refused, type Stage } from './stage.ts';
import { actWatched } from './watch-load.ts';

/**
 * The files in hand. They cannot be written into an address, so they live here, across pages: dropped on any of them,
 * loaded while another is read.
 */
class Intake {
  #stage = $state.raw<Stage>({ name: 'none' });
  #files = $state.raw<File[]>([]);
  #choices = $state.raw<Choices>(nothingChosen);
  #changes = $state(0);
  #said = $state.raw<{ extract_id: string; message: string }>();
  #uploads: string[] = [];
  #load_id: string | undefined;
  #left = new AbortController();

  constructor() {
    window.addEventListener('beforeunload', (leaving) => {
      // A load whose page is closed is given up: whoever closes it by mistake is asked.
      if (this.is_busy) leaving.preventDefault();
    });
    window.addEventListener('pagehide', () => this.giveUp());
  }

  get stage(): Stage {
    return this.#stage;
  }

  get files(): readonly File[] {
    return this.#files;
  }

  get choices(): Choices {
    return this.#choices;
  }

  /** What a load had to say beside the extract itself: that it was there before. */
  said(extract_id: string): string | undefined {
    return this.#said?.extract_id === extract_id ? this.#said.message : undefined;
  }

  /** How often something was loaded, accepted or undone: the list of extracts is asked for again. */
  get changes(): number {
    return this.#changes;
  }

  /** What our own load is watched by. */
  get load_id(): string | undefined {
    return this.#load_id;
  }

  /** The server has the files, so that they can be looked at again. */
  get is_sent(): boolean {
    return this.#uploads.length > 0 && this.#uploads.length === this.#files.length;
  }

  /** Files that cannot simply be replaced by others. */
  get is_busy(): boolean {
    return this.#stage.name === 'loading';
  }

  /** Sends files and looks at them. */
  async take(files: File[]): Promise<void> {
    if (files.length === 0 || this.is_busy) return;
    this.giveUp();
    this.#files = files;
    const { signal } = this.#left;
    const of = files.reduce((sum, { size }) => sum + size, 0);
    await this.#refusing(signal, async () => {
      const tell = (sent: number) => (this.#stage = { name: 'sending', sent, of });
      tell(0);
      this.#uploads = await sendFiles(files, preferences.locale, signal, tell);
      await this.#look(signal);
    });
  }

  /** Once more what did not work. */
  async again(): Promise<void> {
    await (this.is_sent ? this.choose(this.#choices) : this.take([...this.#files]));
  }

  /** Looks again, with what a person says of the files. */
  async choose(choices: Choices): Promise<void> {
    this.#choices = choices;
    this.#left.abort();
    const { signal } = (this.#left = new AbortController());
    const shown = this.#stage;
    if (shown.name === 'shown') this.#stage = { name: 'shown', preview: shown.preview, is_waiting: true };
    await this.#refusing(signal, () => this.#look(signal));
  }

  /** Loads what is shown, guesses included; where somebody decided so, in place of all that its days had. */
  async load(restate?: 'period'): Promise<void> {
    if (this.#stage.name !== 'shown' && this.#stage.name !== 'undecided') return;
    const { preview } = this.#stage;
    const { signal } = this.#left;
    this.#choices = confirmed(this.#choices, preview);
    this.#stage = { name: 'loading', preview, progress: undefined };
    await this.#refusing(signal, async () => {
      const said = { ...(restate && { restate, accept_rejects: true }) };
      const answer = await this.#watched<LoadAnswer>(
        '/api/extracts/from-uploads',
        said,
        signal,
        (progress) => {
          this.#stage = { name: 'loading', preview, progress };
        }
      );
      this.#loaded(answer, preview);
    });
  }

  /** Ends what is under way; of a load that is not done nothing is left. Back to the columns, where there are any. */
  cancel(): void {
    if (this.#stage.name !== 'loading') {
      this.giveUp();
      return;
    }
    this.#left.abort();
    this.#left = new AbortController();
    this.#stage = { name: 'shown', preview: this.#stage.preview, is_waiting: false };
    // Whatever the server still does of it shows like any load of somebody else; what is done already is listed.
    this.#load_id = undefined;
    this.#changes += 1;
  }

  /** From an extract that was not loaded as it is back to its columns. */
  back(): void {
    if (this.#stage.name !== 'undecided') return;
    this.#stage = { name: 'shown', preview: this.#stage.preview, is_waiting: false };
    view.go(view.to('data'));
  }

  /** Lets the files go. */
  giveUp(): void {
    this.#left.abort();
    this.#left = new AbortController();
    forgetUploads(this.#uploads);
    this.#uploads = [];
    this.#files = [];
    this.#choices = nothingChosen;
    this.#said = undefined;
    this.#stage = { name: 'none' };
  }

  /** Accepts or undoes an extract. */
  async decide(extract_id: string, decision: 'accept' | 'undo'): Promise<void> {
    const answer = await act<LoadAnswer>(`/api/extracts/${extract_id}/${decision}`, {}, preferences.locale);
    if (this.#stage.name === 'undecided' && this.#stage.extract_id === extract_id) this.giveUp();
    this.#told(answer);
  }

  async #look(signal: AbortSignal): Promise<void> {
    const isFirst = this.#stage.name !== 'shown';
    if (isFirst) this.#stage = { name: 'looking', progress: undefined };
    const preview = await this.#watched<ExtractPreview>('/api/preview', {}, signal, (progress) => {
      if (isFirst) this.#stage = { name: 'looking', progress };
    });
    this.#stage = { name: 'shown', preview, is_waiting: false };
  }

  async #watched<Answer>(
    path: string,
    said: object,
    signal: AbortSignal,
    tell: (load: LoadUnderWay) => void
  ): Promise<Answer> {
    const progress = (this.#load_id = crypto.randomUUID());
    const body = { uploads: this.#uploads, ...asked(this.#choices), ...said, progress };
    return actWatched<Answer>(path, body, preferences.locale, signal, tell);
  }

  #loaded(answer: LoadAnswer, preview: ExtractPreview): void {
    const [extract] = answer.extracts;
    this.#told(answer);
    if (!extract) return;
    const { extract_id, status, message } = extract;
    if (status === 'held' || status === 'rejected') {
      this.#stage = { name: 'undecided', preview, extract_id };
    } else {
      this.#uploads = [];
      this.giveUp();
    }
    if (status === 'already_loaded') this.#said = { extract_id, message };
    // Whoever has gone to another page meanwhile stays there: its numbers renew themselves.
    if (view.current.page === 'data') view.go(view.to('data', null, { extract: extract_id }));
  }

  #told({ data_version }: LoadAnswer): void {
    definitions.see(data_version);
    this.#changes += 1;
  }

  /** What is refused is told; who gave up is told nothing. */
  async #refusing(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (signal.aborted) return;
      if (!(cause instanceof Problem)) throw cause;
      this.#stage = refused(this.#stage, cause);
    }
  }
}

export const intake = new Intake();
