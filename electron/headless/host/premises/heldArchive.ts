import type { SalvageReport } from '../../../../shared/archive/salvageReport.ts';
import type { AppError } from '../../../../shared/errors/appError.ts';
import type { NotedDeed } from '../../../domain/ports/auditTrail.ts';
import type { Workbench } from '../../workbench.ts';

/**
 * What the premises hold of the archive while somebody may work: its key, why it did not open with it, what a salvage
 * came to. Only here is the key kept, and only here is it wiped.
 */
export class HeldArchive {
  #key: Uint8Array | null = null;
  #failure: AppError | null = null;
  #salvaged: SalvageReport | null = null;
  /** What was done while the archive was closed: the trail is inside it, and hears of them when it opens. */
  readonly #deeds: { readonly deed: NotedDeed; readonly at: string }[] = [];

  /** The key, or null while nobody may open the archive. */
  get key(): Uint8Array | null {
    return this.#key;
  }

  /** Why the archive does not open; null while it is open or nobody tried. */
  get failure(): AppError | null {
    return this.#failure;
  }

  /** What was salvaged, until the new archive is opened. */
  get salvaged(): SalvageReport | null {
    return this.#salvaged;
  }

  /** Takes over a key; the one of before is wiped. */
  hold(key: Uint8Array): void {
    if (this.#key !== key) this.#key?.fill(0);
    this.#key = key;
  }

  /** Wipes the key; nothing is known any more. */
  forget(): void {
    this.#key?.fill(0);
    this.#key = null;
    this.forgive();
  }

  /** The failure is over, or is to be met again: another try may be made. */
  forgive(): void {
    this.#failure = null;
    this.#salvaged = null;
  }

  /** A failure met before the key was even found. */
  fail(error: AppError): void {
    this.#failure = error;
  }

  /** A new archive was made of a damaged one: it is opened once somebody has read the report. */
  salvage(report: SalvageReport): void {
    this.#salvaged = report;
  }

  /** Keeps for the trail what was done outside it, with its UTC ISO instant. */
  remember(deed: NotedDeed, at: string): void {
    this.#deeds.push({ deed, at });
  }

  /** Opens the archive of a workbench where the key is held, and tells the trail what it missed. */
  async open(bench: Workbench): Promise<void> {
    if (this.#key === null || this.#salvaged !== null) return;
    const archive = await bench.archive();
    this.#failure = archive.ok ? null : archive.error;
    if (!archive.ok) return;
    for (const { deed, at } of this.#deeds.splice(0)) await archive.value.noteDeed(deed, null, at);
  }
}
