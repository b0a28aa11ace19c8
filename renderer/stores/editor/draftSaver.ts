import type { AppError } from '../../../shared/errors/appError.ts';
import type { Api } from '../../api/api.ts';
import type { Written } from './editorHistory.ts';

/** How far the draft on the screen and the one in the archive agree. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly error: AppError };

const DELAY_MS = 500;

/** After a save that failed, for as long as it does. */
const AGAIN_MS = 5000;

/**
 * Saves one draft: half a second after the last change, at once when asked, again and again where it failed, never two
 * saves at a time.
 */
export class DraftSaver {
  readonly #api: Api;
  readonly #draftId: string;
  readonly #tell: (state: SaveState) => void;
  #revision: number;
  #waiting: Written | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<boolean> | null = null;
  #isStopped = false;

  constructor(
    api: Api,
    draft: { readonly draftId: string; readonly revision: number },
    tell: (state: SaveState) => void,
  ) {
    this.#api = api;
    this.#draftId = draft.draftId;
    this.#revision = draft.revision;
    this.#tell = tell;
  }

  /** Takes a change to be saved soon. */
  take(written: Written): void {
    this.#waiting = written;
    this.#tell({ kind: 'pending' });
    this.#flushIn(DELAY_MS);
  }

  /** Saves what waits, now; answers whether everything is in the archive. */
  flush(): Promise<boolean> {
    this.#unset();
    this.#running ??= this.#save().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The draft is closed or gone: what still waits is not saved any more. */
  stop(): void {
    this.#unset();
    this.#waiting = null;
    this.#isStopped = true;
  }

  #flushIn(delayMs: number): void {
    this.#unset();
    this.#timer = setTimeout(() => {
      void this.flush();
    }, delayMs);
  }

  #unset(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #save(): Promise<boolean> {
    while (this.#waiting !== null) {
      const { content, review } = this.#waiting;
      const taken = this.#waiting;
      this.#waiting = null;
      const request = { draftId: this.#draftId, revision: this.#revision, content, review };
      const saved = await this.#api.ask('drafts.save', request);
      if (!saved.ok) {
        if (this.#isStopped) return false;
        this.#waiting ??= taken;
        this.#tell({ kind: 'failed', error: saved.error });
        // A draft that is sealed, gone or written elsewhere stays so; a disk that is full need not.
        if (!saved.error.code.startsWith('draft/')) this.#flushIn(AGAIN_MS);
        return false;
      }
      this.#revision = saved.value.revision;
      this.#tell(this.#isIdle() ? { kind: 'saved', at: saved.value.savedAt } : { kind: 'pending' });
    }
    return true;
  }

  #isIdle(): boolean {
    return this.#waiting === null;
  }
}
