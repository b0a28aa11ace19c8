import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { BackupMade, BackupMaker } from '../ports/backupMaker.ts';
import type { Clock } from '../ports/clock.ts';
import type { Timer } from '../ports/timer.ts';
import type { BackupPolicy } from './backupPolicy.ts';

/** How the copy on another disk stands. */
export interface ElsewhereStanding {
  /** The folder chosen. */
  readonly folder: string;
  /** UTC ISO instant at which it was brought up to date; null while that has not happened since the desk was opened. */
  readonly carriedAt: string | null;
  /** Why it could not be brought up to date, the last time it was tried. */
  readonly failure: AppError | null;
}

/** How the backups stand. */
export interface BackupStanding {
  readonly isWorking: boolean;
  /** UTC ISO instant of the newest backup; null where there is none. */
  readonly lastAt: string | null;
  /** Why the last one was not made; null once one was. */
  readonly failure: AppError | null;
  readonly elsewhere: ElsewhereStanding | null;
}

/** What the keeper works with. */
export interface BackupKeeperParts {
  readonly maker: BackupMaker;
  /** UTC ISO instant of the newest backup; null where there is none. */
  readonly newestAt: () => string | null;
  /** The folder on another disk that gets a copy of each; null where none was chosen. */
  readonly elsewhere: () => Promise<string | null>;
  /** Brings the copy on another disk up to date. */
  readonly carry: (folder: string) => Promise<Result<unknown>>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly policy: BackupPolicy;
  /** Whether something that must not wait is going on: an act on its way. */
  readonly isBusy: () => boolean;
  /** Told every change of the standing. */
  readonly onChange: (standing: BackupStanding) => void;
}

/**
 * Makes a backup a day while the program works, and one more where the archive is to be checked whole: in the first moment of the day in which queue and person are quiet, and
 * not much later where there is none. A failure is told by the standing and tried again; it stops nothing else.
 */
export class BackupKeeper {
  readonly #parts: BackupKeeperParts;
  /** Backups asked for and not made yet: one asked for while another works waits for it. */
  #working = 0;
  #isCheckOwed = false;
  #failure: AppError | null = null;
  #elsewhere: ElsewhereStanding | null = null;
  #askedAtMs: number;
  #dueSinceMs: number | null = null;
  #triedAtMs = -Infinity;
  #carryTriedAtMs = -Infinity;

  constructor(parts: BackupKeeperParts) {
    this.#parts = parts;
    this.#askedAtMs = parts.timer.elapsedMs();
  }

  get standing(): BackupStanding {
    return {
      isWorking: this.#working > 0,
      lastAt: this.#parts.newestAt(),
      failure: this.#failure,
      elsewhere: this.#elsewhere,
    };
  }

  /** The person asked something: not a quiet moment. */
  stir(): void {
    this.#askedAtMs = this.#parts.timer.elapsedMs();
  }

  /** Makes a backup now and brings the copy elsewhere up to date; the answer is the backup's. */
  async backUpNow(): Promise<Result<BackupMade>> {
    const { maker, timer } = this.#parts;
    this.#triedAtMs = timer.elapsedMs();
    this.#working += 1;
    this.#tell();
    const made = await maker.backUp();
    this.#working -= 1;
    this.#failure = made.ok ? null : made.error;
    if (made.ok) {
      this.#dueSinceMs = null;
      this.#isCheckOwed = false;
      await this.carryNow();
    }
    this.#tell();
    return made;
  }

  /** Makes the copy in a folder that may be chosen; the standing does not change. */
  tryFolder(folder: string): Promise<Result<unknown>> {
    return this.#parts.carry(folder);
  }

  /** Brings the copy elsewhere up to date, where a folder was chosen. */
  async carryNow(): Promise<void> {
    const { elsewhere, carry, clock, timer } = this.#parts;
    const folder = await elsewhere();
    this.#carryTriedAtMs = timer.elapsedMs();
    if (folder === null) {
      const wasChosen = this.#elsewhere !== null;
      this.#elsewhere = null;
      if (wasChosen) this.#tell();
      return;
    }
    const carried = await carry(folder);
    const before = this.#elsewhere?.folder === folder ? this.#elsewhere.carriedAt : null;
    this.#elsewhere = carried.ok
      ? { folder, carriedAt: clock.now().toISOString(), failure: null }
      : { folder, carriedAt: before, failure: carried.error };
    this.#tell();
  }

  /** Looks after the backups until called off. */
  async run(signal: AbortSignal): Promise<void> {
    const { timer, policy } = this.#parts;
    await this.carryNow();
    while (!signal.aborted) {
      this.#isCheckOwed = await this.#parts.maker.isCheckOwed();
      if (this.#isTime()) await this.backUpNow();
      else if (this.#isTimeToCarry()) await this.carryNow();
      await timer.wait(policy.lookMs, signal);
    }
  }

  #isTime(): boolean {
    const { clock, timer, policy, isBusy, newestAt } = this.#parts;
    const now = timer.elapsedMs();
    const isOfToday = newestAt()?.slice(0, 10) === clock.now().toISOString().slice(0, 10);
    if (isOfToday && !this.#isCheckOwed) {
      this.#dueSinceMs = null;
      return false;
    }
    this.#dueSinceMs ??= now;
    if (this.#failure !== null && now - this.#triedAtMs < policy.retryMs) return false;
    const isQuiet = !isBusy() && now - this.#askedAtMs >= policy.idleMs;
    return isQuiet || now - this.#dueSinceMs >= policy.latestMs;
  }

  #isTimeToCarry(): boolean {
    const { timer, policy } = this.#parts;
    const isOwed = this.#elsewhere !== null && this.#elsewhere.failure !== null;
    return isOwed && timer.elapsedMs() - this.#carryTriedAtMs >= policy.retryMs;
  }

  #tell(): void {
    this.#parts.onChange(this.standing);
  }
}
