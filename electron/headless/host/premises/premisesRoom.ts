import { appError } from '../../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../../shared/errors/result.ts';
import type { StandingView } from '../../../../shared/ipc/standingViews.ts';
import type { ArchiveCustody } from '../../../domain/ports/archiveCustody.ts';
import type { NotedDeed } from '../../../domain/ports/auditTrail.ts';
import type { SystemKey } from '../../../domain/ports/systemKey.ts';
import type { Emit } from '../../../ipc/desk.ts';
import type { PinDesk } from '../../../ipc/pinDesk.ts';
import type { Workbench } from '../../workbench.ts';
import { HeldArchive } from './heldArchive.ts';
import { closeParts, type OpenParts } from './openParts.ts';

/** What the room is given. */
export interface RoomOptions {
  readonly makeParts: () => OpenParts;
  readonly view: () => Promise<StandingView>;
  readonly systemKey: SystemKey | null;
  readonly pins: PinDesk;
  readonly emit: Emit;
}

/** Something typed wrong: said beside the field, and the state stays what it was. */
const typingErrors: readonly string[] = [
  'archive/wrong-passphrase',
  'archive/wrong-recovery-code',
  'archive/recovery-code-malformed',
];

/**
 * What is open at the moment and the key it is open with. Locking throws every open part away and makes new ones:
 * nothing of the old day is left to leak into the next.
 */
export class PremisesRoom {
  readonly held = new HeldArchive();
  readonly #options: RoomOptions;
  #parts: OpenParts | null = null;
  #proxyPassword: string | null = null;
  #isOccupied = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: RoomOptions) {
    this.#options = options;
  }

  /** What is open, made when first asked for. */
  get parts(): OpenParts {
    this.#parts ??= this.#options.makeParts();
    return this.#parts;
  }

  get bench(): Workbench {
    return this.parts.bench;
  }

  /** The password of the proxy, kept in memory until the desk is locked. */
  get proxyPassword(): string | null {
    return this.#proxyPassword;
  }

  giveProxyPassword(password: string): void {
    this.#proxyPassword = password;
  }

  /** One change at a time. */
  inTurn<Value>(operation: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(operation);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** The custody of the archive in use. */
  async withCustody<Value>(
    operation: (custody: ArchiveCustody) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const custody = await this.bench.custody();
    return custody.ok ? operation(custody.value) : custody;
  }

  /** The custody of the archive in use with the key that opens it; `workspace/locked` while nobody holds it. */
  withKey<Value>(
    operation: (custody: ArchiveCustody, key: Uint8Array) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    return this.withCustody((custody) => {
      const { key } = this.held;
      return key === null
        ? Promise.resolve(fail(appError('workspace/locked', {})))
        : operation(custody, key);
    });
  }

  /** Begins what works by itself where somebody may use it, and tells the window where it stands. */
  async settle(): Promise<StandingView> {
    const standing = await this.#options.view();
    const { kind } = standing.state;
    if (this.#isOccupied && (kind === 'ready' || kind === 'first-run')) {
      void this.parts.open.begin();
    }
    this.#options.emit('app.standing', standing);
    return standing;
  }

  /** A window is there from now on. */
  async occupy(): Promise<void> {
    this.#isOccupied = true;
    await this.settle();
  }

  /** Closes every part; until `renew` nothing may be asked of them. */
  close(): Promise<void> {
    return closeParts(this.parts, this.#options.pins, this.held.key !== null);
  }

  /** New parts in place of those that were closed. */
  renew(): void {
    this.#parts = this.#options.makeParts();
  }

  async reopen(): Promise<void> {
    await this.close();
    this.renew();
  }

  /** Opens the archive where its key is held. */
  openArchive(): Promise<void> {
    return this.held.open(this.bench);
  }

  /** Wipes the key and what else was told to this day. */
  forget(): void {
    this.held.forget();
    this.#proxyPassword = null;
  }

  /** Keeps for the trail what is done while the archive is closed. */
  remember(deed: NotedDeed): void {
    this.held.remember(deed, this.bench.clock.now().toISOString());
  }

  /** A key that was found: kept only from here on. A failure of the key file itself is a state, not an answer. */
  async take(found: Result<Uint8Array>): Promise<Result<StandingView>> {
    if (!found.ok) {
      if (typingErrors.includes(found.error.code)) {
        this.remember('unlock-failed');
      } else {
        this.held.fail(found.error);
        await this.settle();
      }
      return found;
    }
    this.held.hold(found.value);
    await this.openArchive();
    await this.sealForNextStart();
    return ok(await this.settle());
  }

  /** A key that opens the archive is sealed by the system where it can: a refusal costs only a passphrase. */
  async sealForNextStart(): Promise<void> {
    const archive = await this.#archiveName();
    const { key, failure } = this.held;
    if (key === null || failure !== null || archive === null) return;
    await this.#options.systemKey?.keep(archive, key);
  }

  /** Whether the system gave a key that opens the archive; one of another archive is dropped. */
  async openedBySystem(): Promise<boolean> {
    const archive = await this.#archiveName();
    const sealed = archive === null ? null : await this.#options.systemKey?.read(archive);
    if (sealed?.ok !== true || sealed.value === null) return false;
    this.held.hold(sealed.value);
    await this.openArchive();
    const isForeign = this.held.failure?.code === 'archive/wrong-key';
    if (isForeign) {
      this.forget();
      await this.reopen();
    }
    return !isForeign;
  }

  async #archiveName(): Promise<string | null> {
    const settings = await this.bench.settings();
    return settings.ok ? settings.value.environment.name : null;
  }
}
