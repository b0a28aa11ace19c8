import type { SalvageReport } from '../../../shared/archive/salvageReport.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { StandingView, UpdateView } from '../../../shared/ipc/standingViews.ts';
import type { NotedDeed } from '../../domain/ports/auditTrail.ts';
import type { SystemKey } from '../../domain/ports/systemKey.ts';
import type { ArchiveCustody } from '../../domain/ports/archiveCustody.ts';
import { settingsSchema } from '../../domain/settings.ts';
import { standingOf } from '../../domain/standing.ts';
import { bindContract, type BinderParts, type BoundContract } from '../../ipc/bindContract.ts';
import { createHandlers } from '../../ipc/createHandlers.ts';
import type { Emit } from '../../ipc/desk.ts';
import type { PinDesk } from '../../ipc/pinDesk.ts';
import type { Premises } from '../../ipc/premises.ts';
import { loggedContract } from '../../log/loggedContract.ts';
import { systemClock } from '../../process/systemClock.ts';
import { ownVersion } from '../ownVersion.ts';
import { createSettingsFile } from '../settingsFile.ts';
import { createSetupNotesFile } from '../setupNotesFile.ts';
import { Workbench } from '../workbench.ts';
import type { WorkbenchOptions } from '../workbench/workbenchOptions.ts';
import { packHome, unpackHome } from './moveHome.ts';
import { openDesk, type OpenDesk } from './openDesk.ts';

/** What the premises are made of. */
export interface PremisesOptions {
  readonly workbench: Omit<WorkbenchOptions, 'pins' | 'archiveKey'>;
  /** Opens the archive without its passphrase, until it is locked; absent where the system has no such store. */
  readonly systemKey?: SystemKey;
  readonly pins: PinDesk;
  readonly emit: Emit;
  readonly binder: BinderParts;
  /** A newer version that waits for the program to be closed; absent where nothing updates this program. */
  readonly updateReady?: () => UpdateView | null;
}

/** The premises as the host holds them. */
export interface OpenPremises extends Premises {
  /** Answers the window, whatever is open at the moment. */
  readonly contract: BoundContract;
  /** A window is there: what works by itself, and may ask for a PIN, begins. */
  readonly occupied: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

interface Parts {
  readonly bench: Workbench;
  readonly open: OpenDesk;
  readonly contract: BoundContract;
  /** What works by itself, once it was begun. */
  begun: Promise<void> | null;
}

/** How long closing waits for the copy on another disk. */
const CLOSING_CARRY_MS = 30_000;

const ordinary = settingsSchema.shape.desk.parse(undefined);

/**
 * Opens the premises. Locking throws every open part away and makes new ones: nothing of the old day is left to
 * leak into the next. A passphrase among the options is tried once, now; later ones come from the window.
 */
export async function createPremises(options: PremisesOptions): Promise<OpenPremises> {
  const { emit, pins } = options;
  const { home } = options.workbench;
  const settingsFile = createSettingsFile(home);
  const setupNotes = createSetupNotesFile(home);
  let key: Uint8Array | null = null;
  let failure: AppError | null = null;
  let salvaged: SalvageReport | null = null;
  /** What was done while the archive was closed: the trail is inside it, and hears of them when it opens. */
  const pendingDeeds: { readonly deed: NotedDeed; readonly at: string }[] = [];
  let proxyPassword: string | null = null;
  let isOccupied = false;
  let turn: Promise<unknown> = Promise.resolve();
  let parts: Parts;

  function makeParts(): Parts {
    const bench = new Workbench({
      ...options.workbench,
      pins,
      archiveKey: () =>
        Promise.resolve(key === null ? fail(appError('workspace/locked', {})) : ok(key)),
      proxyPassword: () =>
        Promise.resolve(
          proxyPassword === null
            ? fail(appError('workspace/proxy-password-missing', {}))
            : ok(proxyPassword),
        ),
    });
    const open = openDesk(bench, emit);
    const handlers = createHandlers(open.desk, pins, premises);
    const contract = loggedContract(bindContract(handlers, options.binder), bench.logger);
    return { bench, open, contract, begun: null };
  }

  async function closeParts(): Promise<void> {
    await parts.begun;
    const left = parts.open.leave();
    // After the queue was told to stop: no question can follow the ones given up here.
    pins.cancelAll();
    await left;
    const settings = await parts.bench.settings();
    await parts.bench.close();
    const folder = settings.ok ? settings.value.backup.folder : null;
    // A stick that is away is told where the copies are shown, and is no obstacle to closing; nor is a dead network.
    if (folder !== null && key !== null) {
      await parts.bench.carryBackup(folder, AbortSignal.timeout(CLOSING_CARRY_MS));
    }
  }

  /** One change at a time. */
  function inTurn<Value>(operation: () => Promise<Value>): Promise<Value> {
    const result = turn.then(operation);
    turn = result.catch(() => undefined);
    return result;
  }

  async function view(): Promise<StandingView> {
    const { bench } = parts;
    const settings = await bench.settings();
    const custody = await bench.custody();
    const state = standingOf({
      settings,
      archive: custody.ok ? await custody.value.found() : ok('nothing'),
      isUnlocked: key !== null,
      failure,
      salvaged,
      isSetupOpen: (await setupNotes.read()) !== null,
      backups: custody.ok ? custody.value.backups() : [],
    });
    const looks = settings.ok ? settings.value.desk : ordinary;
    const environment = settings.ok ? settings.value.environment.name : null;
    const { appearance, zoom, lockAfterMinutes, locksWithoutCard } = looks;
    return {
      version: ownVersion(),
      environment,
      ...{ appearance, zoom, lockAfterMinutes, locksWithoutCard },
      update: options.updateReady?.() ?? null,
      state: viewOf(state, home),
    };
  }

  /** Begins what works by itself where somebody may use it, and tells the window where it stands. */
  async function settle(): Promise<StandingView> {
    const standing = await view();
    const { kind } = standing.state;
    if (isOccupied && (kind === 'ready' || kind === 'first-run')) {
      parts.begun ??= parts.open.begin();
    }
    emit('app.standing', standing);
    return standing;
  }

  async function reopen(): Promise<void> {
    await closeParts();
    parts = makeParts();
  }

  async function openArchive(): Promise<void> {
    if (key === null || salvaged !== null) return;
    const archive = await parts.bench.archive();
    failure = archive.ok ? null : archive.error;
    if (archive.ok) {
      for (const { deed, at } of pendingDeeds.splice(0)) {
        await archive.value.noteDeed(deed, null, at);
      }
    }
  }

  function remember(deed: NotedDeed): void {
    pendingDeeds.push({ deed, at: parts.bench.clock.now().toISOString() });
  }

  /** A key that was found: kept only from here on. A failure of the key file itself is a state, not an answer. */
  async function take(found: Result<Uint8Array>): Promise<Result<StandingView>> {
    if (!found.ok) {
      const isAnswer = typingErrors.includes(found.error.code);
      if (isAnswer) remember('unlock-failed');
      else failure = found.error;
      if (!isAnswer) await settle();
      return found;
    }
    key = found.value;
    await openArchive();
    await sealForNextStart();
    return ok(await settle());
  }

  async function archiveName(): Promise<string | null> {
    const settings = await parts.bench.settings();
    return settings.ok ? settings.value.environment.name : null;
  }

  /** A key that opens the archive is sealed by the system where it can: a refusal costs only a passphrase. */
  async function sealForNextStart(): Promise<void> {
    const archive = await archiveName();
    if (key === null || failure !== null || archive === null) return;
    await options.systemKey?.keep(archive, key);
  }

  /** Whether the system gave a key that opens the archive; one of another archive is dropped. */
  async function openedBySystem(): Promise<boolean> {
    const archive = await archiveName();
    const sealed = archive === null ? null : await options.systemKey?.read(archive);
    if (sealed?.ok !== true || sealed.value === null) return false;
    key = sealed.value;
    await openArchive();
    const isForeign = failure?.code === 'archive/wrong-key';
    if (isForeign) {
      forgetKey();
      await reopen();
    }
    return !isForeign;
  }

  function forgetKey(): void {
    key?.fill(0);
    key = null;
    failure = null;
    salvaged = null;
    proxyPassword = null;
  }

  async function withCustody<Value>(
    operation: (custody: ArchiveCustody) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const custody = await parts.bench.custody();
    return custody.ok ? operation(custody.value) : custody;
  }

  const premises: Premises = {
    settingsFile,
    setupNotes,
    standing: view,
    unlock: (passphrase) =>
      inTurn(() => {
        if (key !== null && failure === null) {
          return Promise.resolve(fail(appError('workspace/not-locked-out', {})));
        }
        return withCustody(async (custody) => take(await custody.unlock(passphrase)));
      }),
    lock: () =>
      inTurn(async () => {
        await closeParts();
        forgetKey();
        parts = makeParts();
        return settle();
      }),
    retry: () =>
      inTurn(async () => {
        // Another key may lie there by now: the passphrase is asked anew.
        if (failure?.code === 'archive/wrong-key') forgetKey();
        failure = null;
        salvaged = null;
        await reopen();
        await openArchive();
        return settle();
      }),
    recover: (recoveryCode, passphrase) =>
      inTurn(() =>
        withCustody(async (custody) => {
          const found = await custody.recover(recoveryCode);
          if (!found.ok) return found;
          const changed = await custody.changePassphrase(found.value, passphrase);
          return changed.ok ? take(found) : changed;
        }),
      ),
    restore: (backup) =>
      inTurn(() =>
        withCustody(async (custody) => {
          if (key === null) return fail(appError('workspace/locked', {}));
          if (!custody.backups().includes(backup)) {
            return fail(appError('archive/backup-unknown', { backup }));
          }
          await reopen();
          const restored = custody.restoreBackup(backup, key, parts.bench.clock.now());
          if (restored.ok) remember('archive-restored');
          await openArchive();
          const standing = await settle();
          return restored.ok ? ok(standing) : restored;
        }),
      ),
    salvage: () =>
      inTurn(() =>
        withCustody(async (custody) => {
          if (key === null) return fail(appError('workspace/locked', {}));
          if (failure === null) return fail(appError('workspace/not-locked-out', {}));
          await reopen();
          const report = await custody.salvage(key, parts.bench.clock.now(), (progress) => {
            emit('app.salvaging', progress);
          });
          if (!report.ok) return report;
          salvaged = report.value;
          remember('archive-salvaged');
          return ok(await settle());
        }),
      ),
    setAsideSettings: () =>
      inTurn(async () => {
        const settings = await settingsFile.read();
        if (settings.ok) return fail(appError('workspace/not-locked-out', {}));
        const aside = await settingsFile.setAside(parts.bench.clock.now());
        if (!aside.ok) return aside;
        await reopen();
        return ok(await settle());
      }),
    createArchive: (passphrase) =>
      inTurn(() =>
        withCustody(async (custody) => {
          const created = await custody.create(passphrase);
          if (!created.ok) return created;
          key = created.value.key;
          await openArchive();
          await sealForNextStart();
          await settle();
          return failure === null ? ok(created.value.recoveryCode) : fail(failure);
        }),
      ),
    settingsChanged: (reopens) =>
      inTurn(async () => {
        if (reopens) {
          await reopen();
          await openArchive();
        } else {
          parts.bench.forgetSettings();
        }
        return settle();
      }),
    bring: (folder) =>
      inTurn(async () => {
        await closeParts();
        const brought = await unpackHome(folder, home);
        parts = makeParts();
        const standing = await settle();
        return brought.ok ? ok(standing) : brought;
      }),
    copyTo: (folder) =>
      inTurn(async () => {
        await closeParts();
        const packed = await packHome(home, folder, systemClock.now());
        parts = makeParts();
        await openArchive();
        await settle();
        return packed.ok ? ok({ files: [packed.value] }) : packed;
      }),
    rekey: (recoveryCode) =>
      inTurn(() =>
        withCustody(async (custody) => {
          if (key === null) return fail(appError('workspace/locked', {}));
          const confirmed = await custody.confirmRekey(recoveryCode);
          if (!confirmed.ok) return confirmed;
          await closeParts();
          const changed = await custody.rekey(key, recoveryCode, systemClock.now());
          if (changed.ok) {
            key.fill(0);
            key = changed.value;
          }
          parts = makeParts();
          await openArchive();
          await sealForNextStart();
          await settle();
          return changed.ok ? ok() : changed;
        }),
      ),
    giveProxyPassword: (password) => {
      proxyPassword = password;
    },
    keeper: () =>
      withCustody((custody) =>
        Promise.resolve(
          key === null ? fail(appError('workspace/locked', {})) : ok({ custody, key }),
        ),
      ),
  };

  parts = makeParts();
  await openAtOnce();

  async function openAtOnce(): Promise<void> {
    const custody = await parts.bench.custody();
    const found = custody.ok ? await custody.value.found() : null;
    if (found?.ok !== true || found.value !== 'sealed' || (await openedBySystem())) return;
    const spoken = await options.workbench.passphrase?.();
    if (spoken?.ok === true) await premises.unlock(spoken.value);
  }

  return {
    ...premises,
    contract: (verb, request) => {
      parts.open.stir();
      return parts.contract(verb, request);
    },
    occupied: () =>
      inTurn(async () => {
        isOccupied = true;
        await settle();
      }),
    leave: () =>
      inTurn(async () => {
        await closeParts();
        forgetKey();
      }),
  };
}

/** Something typed wrong: said beside the field, and the state stays what it was. */
const typingErrors: readonly string[] = [
  'archive/wrong-passphrase',
  'archive/wrong-recovery-code',
  'archive/recovery-code-malformed',
];

function viewOf(state: ReturnType<typeof standingOf>, folder: string): StandingView['state'] {
  switch (state.kind) {
    case 'first-run':
    case 'salvaged':
    case 'ready':
      return state;
    case 'locked':
      return { kind: 'locked', doctor: state.doctor };
    case 'recovery':
      return { ...state, ways: [...state.ways], backups: [...state.backups], folder };
  }
}
