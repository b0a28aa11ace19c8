import { ok, type Result } from '../../../shared/errors/result.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { FolderWatch } from '../../domain/exchange/folderWatch.ts';
import { Outbox } from '../../domain/outbox/outbox.ts';
import type { OutboxStatus } from '../../domain/outbox/outboxEvents.ts';
import type { Desk, Emit, RunningOutbox } from '../../ipc/desk.ts';
import { tryTransmission } from '../../domain/tryTransmission.ts';
import { presenceViewOf } from '../../domain/presenceView.ts';
import { readAuthorityFile } from '../../identity/readAuthorityFile.ts';
import { createMailWriter } from '../../mail/createMailWriter.ts';
import { programRoot } from '../../process/programFiles.ts';
import { systemTimer } from '../../process/systemTimer.ts';
import { createCatalogueKeeping } from '../catalogueKeeping.ts';
import { deskReport } from '../deskReport.ts';
import { createIdentityKeeping } from '../identityKeeping.ts';
import { ownVersion } from '../ownVersion.ts';
import { ensureStarterCatalogues } from '../../terminology/starterCatalogues.ts';
import { readHelp } from '../readHelp.ts';
import { signingOptions } from '../signingOptions.ts';
import { followCard } from './followCard.ts';
import { openBackups } from './openBackups.ts';
import { openFolderWatch } from './openFolderWatch.ts';
import type { Workbench } from '../workbench.ts';
import { closedInTime } from '../workbench/closings.ts';
import { tryConnection } from './connectionTrial.ts';

const assetsDirectory = new URL('assets/', programRoot);

function waitingReason(status: OutboxStatus): AppError | null {
  switch (status.kind) {
    case 'waiting':
      return status.error;
    case 'paused':
      return status.pause.error;
    case 'idle':
    case 'sending':
    case 'resting':
      return null;
  }
}

/** A desk over an open workbench, its queue running and its card watched until it is left. */
export interface OpenDesk {
  readonly desk: Desk;
  /** Starts what works by itself, once: the queue that was left by the last run, the watch of the card. */
  readonly begin: () => Promise<void>;
  /** The person asked something: what waits for a quiet moment waits on. */
  readonly stir: () => void;
  /** Ends all that, each part within its time: what takes longer is told to the log and not waited for. */
  readonly leave: () => Promise<void>;
}

/** Puts the parts of a workbench on a desk for the handlers of the contract. */
export function openDesk(bench: Workbench, emit: Emit): OpenDesk {
  const leaving = new AbortController();
  let running: RunningOutbox | null = null;
  let run: Promise<void> = Promise.resolve();
  let folder: FolderWatch | null = null;
  let watching: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();
  let begun: Promise<void> | null = null;
  let isSending = false;
  const backups = openBackups(
    bench,
    leaving.signal,
    () => isSending,
    (standing) => {
      emit('backups.changed', standing);
    },
  );

  async function outbox(): Promise<Result<RunningOutbox>> {
    if (running !== null) return ok(running);
    const archive = await bench.archive();
    if (!archive.ok) return archive;
    // Two callers may have waited for the archive: only the first makes the queue.
    running ??= startOutbox(archive.value);
    return ok(running);
  }

  function startOutbox(archive: ConstructorParameters<typeof Outbox>[0]['archive']): RunningOutbox {
    const { clock, randomness, gateway } = bench;
    const made = new Outbox({
      archive,
      gateway,
      clock,
      randomness,
      timer: systemTimer,
      policy: bench.outboxPolicy,
    });
    let waiting: AppError | null = null;
    made.subscribe((event) => {
      if (event.kind === 'status') {
        waiting = waitingReason(event.status);
        isSending = event.status.kind === 'sending';
        const code = waiting?.code ?? null;
        bench.logger.log('queue-status', { status: event.status.kind, code });
        emit('queue.changed', { status: event.status.kind });
      } else {
        emit('queue.changed', { status: 'unchanged' });
      }
    });
    run = made.run(leaving.signal);
    return { outbox: made, waiting: () => waiting };
  }

  /** Without settings or archive there is nothing to watch for; both have told why elsewhere. */
  async function watchFolder(): Promise<void> {
    const settings = await bench.settings();
    const archive = await bench.archive();
    if (!settings.ok || !archive.ok || leaving.signal.aborted) return;
    folder = openFolderWatch(bench, settings.value, archive.value, () => {
      emit('exchange.changed', {});
      emit('drafts.changed', {});
      emit('patients.changed', {});
    });
    watching = folder?.run(leaving.signal) ?? watching;
  }

  /** The lists of ours; what could not be stored now is stored at the next start. */
  async function fillCatalogues(): Promise<void> {
    const archive = await bench.archive();
    if (!archive.ok) return;
    const at = bench.clock.now().toISOString();
    await ensureStarterCatalogues(archive.value, assetsDirectory, at);
  }

  /** One thing after the other, until the desk is left. */
  async function beginAll(): Promise<void> {
    // By itself: a driver that has to be searched for keeps nothing else waiting.
    following = followCard({
      open: bench.card,
      timer: systemTimer,
      onPresence: (presence) => {
        emit('card.changed', presenceViewOf(presence));
      },
      onArrival: () => running?.outbox.wake(),
      signal: leaving.signal,
    });
    const works = [outbox, watchFolder, fillCatalogues, backups.begin];
    for (const work of works) if (!leaving.signal.aborted) await work();
  }

  const identities = createIdentityKeeping(bench);
  const desk: Desk = {
    clock: bench.clock,
    randomness: bench.randomness,
    pdf: bench.pdf,
    reports: bench.reports,
    pins: bench.pins,
    mail: createMailWriter(),
    version: ownVersion(),
    emit,
    openAddress: bench.openAddress,
    settings: () => bench.settings(),
    officialPack: bench.officialPack,
    card: bench.card,
    archive: bench.archive,
    outbox,
    folder: () => folder?.standing ?? null,
    signingOptions: () => signingOptions(bench, null),
    cardModules: bench.cardModules,
    identities,
    catalogues: createCatalogueKeeping(bench),
    backups: backups.keeper,
    tryConnection: () => tryConnection(bench),
    tryTransmission: async () => {
      const settings = await bench.settings();
      return settings.ok ? tryTransmission(bench, settings.value) : settings;
    },
    readAuthorities: readAuthorityFile,
    supportReport: () => deskReport(bench, identities),
    help: readHelp,
  };

  return {
    desk,
    begin: () => (begun ??= beginAll()),
    stir: backups.stir,
    leave: async () => {
      leaving.abort();
      await closedInTime('beginning', begun ?? Promise.resolve(), bench.logger);
      await closedInTime('card', following, bench.logger);
      running?.outbox.wake();
      await closedInTime('queue', run, bench.logger);
      await closedInTime('folder', watching, bench.logger);
    },
  };
}
