import type { AppError } from '../../../shared/errors/appError.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { ExchangedFile, ExchangeJournal } from '../ports/exchangeJournal.ts';
import type { ExchangeFolder, ListedFile } from '../ports/exchangeFolder.ts';
import type { Timer } from '../ports/timer.ts';
import type { FileToTake } from './takeFile.ts';

/** No profile is larger; a larger file is told as such without being read. */
const MAX_BYTES = 20_000_000;

/** How the folder stands, as the window tells it. */
export interface FolderStanding {
  readonly path: string;
  /** Why the folder or the archive cannot be used now; null while all is well. */
  readonly trouble: AppError | null;
  /** UTC ISO instant at which the folder was last looked into without trouble; null = never in this run. */
  readonly lookedAt: string | null;
  /** When a file was last taken from it; null = never. */
  readonly takenAt: string | null;
}

/** What the watch works with. */
export interface FolderWatchParts {
  readonly folder: ExchangeFolder;
  readonly journal: ExchangeJournal;
  readonly take: (file: FileToTake) => Promise<Result<ExchangedFile>>;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Between two looks; network shares tell nothing by themselves, so the folder is asked. */
  readonly everyMs: number;
  /** Told after the first look, and after each that took a file or changed the trouble. */
  readonly onChange: () => void;
}

function keyOf({ name, sizeBytes, modifiedAt }: ListedFile): string {
  return `${name}\n${String(sizeBytes)}\n${modifiedAt}`;
}

/**
 * Looks into the record program's folder and takes each new file once. A file is taken when two looks in a row find
 * it with the same size and time, so that one being written is let finish; one that changes later is another file.
 * What was taken is in the journal, so a restart reads nothing twice. A missing folder is waited for.
 */
export class FolderWatch {
  readonly #parts: FolderWatchParts;
  /** Files that need not be read again, by name, size and time; null until the journal was asked. */
  #done: Set<string> | null = null;
  #seenBefore = new Set<string>();
  #standing: FolderStanding;

  constructor(parts: FolderWatchParts) {
    this.#parts = parts;
    this.#standing = { path: parts.folder.path, trouble: null, lookedAt: null, takenAt: null };
  }

  /** How the folder stands now. */
  get standing(): FolderStanding {
    return this.#standing;
  }

  /** Looks now and then until the signal fires. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look();
      await this.#parts.timer.wait(this.#parts.everyMs, signal);
    }
  }

  /** One look into the folder: takes what is new and has settled. */
  async look(): Promise<void> {
    const { clock, folder, onChange } = this.#parts;
    const before = this.#standing;
    const done = await this.#alreadyTaken();
    const listed = done.ok ? await folder.list() : done;
    if (!listed.ok) {
      this.#trouble(listed.error);
    } else {
      this.#standing = { ...before, trouble: null, lookedAt: clock.now().toISOString() };
      await this.#takeSettled(listed.value);
    }
    const { trouble, takenAt, lookedAt } = this.#standing;
    const isFirst = before.lookedAt === null && lookedAt !== null;
    if (isFirst || trouble?.code !== before.trouble?.code || takenAt !== before.takenAt) onChange();
  }

  #trouble(error: AppError): void {
    this.#standing = { ...this.#standing, trouble: error };
  }

  async #alreadyTaken(): Promise<Result<Set<string>>> {
    if (this.#done !== null) return { ok: true, value: this.#done };
    const taken = await this.#parts.journal.exchangedFromFolder();
    if (!taken.ok) return taken;
    this.#done = new Set(taken.value.map((file) => keyOf(file)));
    return { ok: true, value: this.#done };
  }

  async #takeSettled(listed: readonly ListedFile[]): Promise<void> {
    const fresh = listed.filter((file) => this.#done?.has(keyOf(file)) === false);
    const settled = fresh.filter((file) => this.#seenBefore.has(keyOf(file)));
    this.#seenBefore = new Set(fresh.map((file) => keyOf(file)));
    for (const file of settled) {
      const taken = await this.#takeOne(file);
      if (!taken.ok) {
        // The next look tries again. A file another program holds keeps only itself back, all else stops the rest too.
        this.#trouble(taken.error);
        if (taken.error.code === 'exchange/file-unreadable') continue;
        return;
      }
      this.#done?.add(keyOf(file));
      this.#standing = { ...this.#standing, takenAt: taken.value.takenAt };
    }
  }

  async #takeOne(file: ListedFile): Promise<Result<ExchangedFile>> {
    const { folder, take } = this.#parts;
    const { name, modifiedAt, sizeBytes } = file;
    if (sizeBytes > MAX_BYTES) return this.#tooLarge(file);
    const bytes = await folder.read(name);
    return bytes.ok ? take({ name, modifiedAt, bytes: bytes.value }) : bytes;
  }

  async #tooLarge({ name, modifiedAt, sizeBytes }: ListedFile): Promise<Result<ExchangedFile>> {
    const { journal, clock } = this.#parts;
    const error = appError('document/too-large', { bytes: sizeBytes, limit: MAX_BYTES });
    const file: ExchangedFile = {
      // Not read, so known by what its folder says of it.
      sha256: `unread:${keyOf({ name, modifiedAt, sizeBytes })}`,
      name,
      sizeBytes,
      modifiedAt,
      takenAt: clock.now().toISOString(),
      outcome: { kind: 'refused', error },
    };
    const recorded = await journal.recordExchange(file);
    return recorded.ok ? { ok: true, value: file } : fail(recorded.error);
  }
}
