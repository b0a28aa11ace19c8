import { join } from 'node:path';
import { preparePack, type PreparedPack } from '../../shared/conformance/judge.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { applyRetention } from '../domain/records/retention.ts';
import { Outbox } from '../domain/outbox/outbox.ts';
import { ordinaryPolicy, type OutboxPolicy } from '../domain/outbox/outboxPolicy.ts';
import type { Archive } from '../domain/ports/archive.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import type { CardPort } from '../domain/ports/card.ts';
import type { ChannelProbe } from '../domain/ports/channelProbe.ts';
import type { CardModules } from '../domain/ports/cardModules.ts';
import type { DocumentPdf, SignatureExtension } from '../domain/ports/documentPdf.ts';
import type { Gateway } from '../domain/ports/gateway.ts';
import type { StatusService } from '../domain/ports/statusService.ts';
import type { PinSource } from '../domain/ports/pinSource.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import type { GatewayChannel } from '../domain/ports/transport.ts';
import type { Settings } from '../domain/settings.ts';
import { withTestMark } from '../domain/testMark.ts';
import { withUntaggedNotice } from '../domain/untaggedNotice.ts';
import { createDocumentPdf } from '../pdf/createDocumentPdf.ts';
import { createReportPdf } from '../pdf/report/createReportPdf.ts';
import type { ReportPdf } from '../domain/ports/reportPdf.ts';
import { createThreadedDocumentPdf } from '../pdf/thread/createThreadedDocumentPdf.ts';
import type { Logger } from '../log/createLogger.ts';
import { homeLogger } from '../log/homeLogger.ts';
import { loggedArchive } from '../log/loggedArchive.ts';
import { loggedHost } from '../log/loggedHost.ts';
import { loggedTransport } from '../log/loggedTransport.ts';
import { nodeProcessHost } from '../process/nodeProcessHost.ts';
import { programRoot } from '../process/programFiles.ts';
import { systemClock } from '../process/systemClock.ts';
import { systemRandomness } from '../process/systemRandomness.ts';
import { systemTimer } from '../process/systemTimer.ts';
import { openArchive } from '../store/openArchive.ts';
import { createArchiveCustody } from '../store/createArchiveCustody.ts';
import type { StoreDefect } from '../store/guardedCall.ts';
import { readOfficialPack } from '../terminology/officialPack.ts';
import { createChannelProbe } from './channelProbe.ts';
import { gatewayChannel } from './gatewayChannel.ts';
import { locateOfficialPack } from './locateOfficialPack.ts';
import { environmentProxy, type ProxySources } from './networkChoices.ts';
import { readSettings, SETTINGS_FILE } from './readSettings.ts';
import { Closings } from './workbench/closings.ts';
import type { Foundations } from './workbench/foundations.ts';
import { once } from './workbench/once.ts';
import { openCard, openCardModules } from './workbench/openCard.ts';
import { openConnection, openGateway, openStatusService } from './workbench/openConnection.ts';
import type { WorkbenchOptions } from './workbench/workbenchOptions.ts';

const assetsDirectory = new URL('assets/', programRoot);

/**
 * The composition root without Electron: every part of the journey, opened when first needed.
 * The only file of the command line that knows the implementations.
 */
export class Workbench {
  readonly clock = systemClock;
  readonly randomness = systemRandomness;
  readonly pins: PinSource;
  readonly openAddress: ((address: string) => Promise<void>) | null;
  readonly pdf: DocumentPdf & SignatureExtension;
  readonly reports: ReportPdf = createReportPdf({ assetsDirectory });
  readonly officialPack: () => Promise<Result<PreparedPack | null>>;
  readonly cardModules: () => Promise<Result<CardModules>>;
  readonly card: () => Promise<Result<CardPort>>;
  readonly archive: () => Promise<Result<Archive>>;
  /** Looks at front ends without a card; there need be no settings yet. */
  readonly channelProbe: () => Promise<Result<ChannelProbe>>;
  /** Where every call finds its transport; opening it asks for the card, making it here does not. */
  readonly channel: () => Promise<Result<GatewayChannel>>;
  /** Asks for no PIN: a call does when it is prepared, after everything else about it was judged. */
  readonly gateway: () => Promise<Result<Gateway>>;
  /** Fails with `gateway/status-service-off` where the environment has none. */
  readonly statusService: () => Promise<Result<StatusService>>;
  readonly outbox: () => Promise<Result<Outbox>>;
  readonly logger: Logger;
  readonly #options: WorkbenchOptions;
  #settings: () => Promise<Result<Settings>>;
  readonly #closings: Closings;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
    this.#settings = once(() => this.#readSettings());
    this.pins = options.pins;
    this.logger = options.logger ?? homeLogger(options.home);
    this.#closings = new Closings(this.logger);
    const foundations: Foundations = {
      options,
      settings: () => this.settings(),
      clock: this.clock,
      randomness: this.randomness,
      host: this.#host,
      logger: this.logger,
      onClose: (part, close) => {
        this.#closings.add(part, close);
      },
    };
    this.openAddress = options.openAddress ?? null;
    this.pdf = this.#marked(createDocumentPdf({ assetsDirectory }));
    this.officialPack = once(() => this.#openOfficialPack());
    this.cardModules = once(() => openCardModules(foundations));
    this.card = once(() => openCard(foundations, this.cardModules));
    this.archive = once(() => this.#openArchive());
    this.channelProbe = once(() => this.#openChannelProbe());
    this.channel = once(() => this.#openChannel());
    const connection = once(() => openConnection(foundations, this));
    this.gateway = once(() => openGateway(foundations, connection));
    this.statusService = once(() => openStatusService(foundations, connection));
    this.outbox = once(() => this.#openOutbox());
  }

  /** The paper side on a thread of its own, for batches; ends with the workbench. */
  paperThread(): DocumentPdf {
    const thread = createThreadedDocumentPdf({ assetsDirectory });
    this.#closings.add('paper', () => thread.close());
    return this.#marked(thread);
  }

  /** Pages of a test environment say so; the log hears of pages without tags. */
  #marked<Paper extends DocumentPdf>(paper: Paper): Paper {
    const marked = withTestMark(paper, async () => {
      const settings = await this.settings();
      return settings.ok && settings.value.environment.name !== 'production';
    });
    return withUntaggedNotice(marked, (cause) => {
      this.logger.log('document-untagged', { cause });
    });
  }

  /** The settings of the working folder, read once until `forgetSettings`. */
  settings(): Promise<Result<Settings>> {
    return this.#settings();
  }

  /** The settings file was rewritten in a part nothing open depends on: the next reading is fresh. */
  forgetSettings(): void {
    this.#settings = once(() => this.#readSettings());
  }

  /** Asks for the password of a file handed over. */
  filePassword(): Promise<Result<string>> {
    const missing = fail(appError('workspace/file-password-missing', {}));
    return this.#options.filePassword?.() ?? Promise.resolve(missing);
  }

  /** Asks for the password of the network's proxy. */
  proxyPassword(): Promise<Result<string>> {
    const missing = fail(appError('workspace/proxy-password-missing', {}));
    return this.#options.proxyPassword?.() ?? Promise.resolve(missing);
  }

  /** The custody of the archive of the environment in use: environments never share one. */
  async custody(): Promise<Result<ArchiveCustody>> {
    const directory = await this.#archiveDirectory();
    return directory.ok ? ok(this.#custodyOf(directory.value)) : directory;
  }

  /** Brings the copy of the newest backup on another disk up to date; the signal ends it. */
  async carryBackup(folder: string, signal: AbortSignal): Promise<Result<string>> {
    const custody = await this.custody();
    if (!custody.ok) return custody;
    const carried = await custody.value.copyTo(folder, this.settingsFile, signal);
    if (!carried.ok) this.logger.log('backup-failed', { code: carried.error.code });
    return carried;
  }

  /** Where the settings are. */
  get settingsFile(): string {
    return join(this.#options.home, SETTINGS_FILE);
  }

  /** The key of the archive, for what is done with it closed. */
  async archiveKey(): Promise<Result<Uint8Array>> {
    const custody = await this.custody();
    return custody.ok ? this.#archiveKey(custody.value) : custody;
  }

  /** The passphrase that will open the archive under another key. */
  newPassphrase(): Promise<Result<string>> {
    const missing = fail(appError('workspace/passphrase-missing', {}));
    return this.#options.rekeySecrets?.newPassphrase() ?? Promise.resolve(missing);
  }

  /** The new recovery code typed again; null where nobody can type it now. */
  async codeAgain(shown: string | null): Promise<string | null> {
    return (await this.#options.rekeySecrets?.codeAgain(shown)) ?? null;
  }

  /** Makes the encrypted archive of the working folder and answers its recovery code. */
  async createArchive(): Promise<Result<string>> {
    const custody = await this.custody();
    if (!custody.ok) return custody;
    const passphrase = await this.#passphrase();
    if (!passphrase.ok) return passphrase;
    const created = await custody.value.create(passphrase.value);
    return created.ok ? ok(created.value.recoveryCode) : created;
  }

  /** Ends the helper processes and the connections, newest first, each within its time. */
  close(): Promise<void> {
    return this.#closings.run();
  }

  async #readSettings(): Promise<Result<Settings>> {
    const settings = await readSettings(this.#options.home);
    if (settings.ok) this.logger.setLevel(settings.value.log.level);
    return settings;
  }

  get #host(): ProcessHost {
    return loggedHost(this.#options.host ?? nodeProcessHost, this.logger);
  }

  async #archiveDirectory(): Promise<Result<string>> {
    const settings = await this.settings();
    if (!settings.ok) return settings;
    return ok(join(this.#options.home, 'archive', settings.value.environment.name));
  }

  #custodyOf(directory: string): ArchiveCustody {
    return createArchiveCustody(directory, this.#host, this.#onStoreDefect);
  }

  readonly #onStoreDefect = (defect: StoreDefect): void => {
    this.logger.log('defect', { ...defect, message: '' });
  };

  #passphrase(): Promise<Result<string>> {
    const missing = fail(appError('workspace/passphrase-missing', {}));
    return this.#options.passphrase?.() ?? Promise.resolve(missing);
  }

  /** From who holds it, else unsealed with the passphrase. */
  async #archiveKey(custody: ArchiveCustody): Promise<Result<Uint8Array>> {
    const held = this.#options.archiveKey;
    if (held !== undefined) return held();
    const passphrase = await this.#passphrase();
    return passphrase.ok ? custody.unlock(passphrase.value) : passphrase;
  }

  async #openOfficialPack(): Promise<Result<PreparedPack | null>> {
    const settings = await this.settings();
    const configured = settings.ok ? settings.value.officialPack : null;
    const folder = locateOfficialPack(this.#options.officialPack, configured);
    if (folder === null) return ok(null);
    const pack = await readOfficialPack(folder);
    if (!pack.ok) return pack;
    const prepared = preparePack(pack.value);
    if (prepared.ok) {
      this.#closings.add('rules', () => {
        prepared.value.dispose();
        return Promise.resolve();
      });
    }
    return prepared;
  }

  async #openArchive(): Promise<Result<Archive>> {
    const directory = await this.#archiveDirectory();
    if (!directory.ok) return directory;
    const custody = this.#custodyOf(directory.value);
    const found = await custody.found();
    if (!found.ok) return found;
    if (found.value === 'nothing') return fail(appError('workspace/archive-not-created', {}));
    const key = await this.#archiveKey(custody);
    if (!key.ok) return key;
    const startedMs = systemTimer.elapsedMs();
    const archive = await openArchive({
      host: this.#host,
      directory: directory.value,
      key: key.value,
      onBackupFailure: ({ code }) => {
        this.logger.log('backup-failed', { code });
      },
      onDefect: this.#onStoreDefect,
    });
    if (!archive.ok) {
      this.logger.log('archive-failed', { code: archive.error.code });
      return archive;
    }
    const durationMs = Math.round(systemTimer.elapsedMs() - startedMs);
    this.logger.log('archive-opened', { durationMs });
    this.#closings.add('archive', () => archive.value.close());
    const closed = await archive.value.closeInterruptedAttempts(this.clock.now().toISOString());
    if (!closed.ok) return closed;
    await this.#retain(archive.value);
    return ok(loggedArchive(archive.value, this.logger));
  }

  /** What is kept long enough goes when the archive is opened; a failure is told and tried at the next opening. */
  async #retain(archive: Archive): Promise<void> {
    const settings = await this.settings();
    if (!settings.ok) return;
    const retained = await applyRetention(archive, settings.value.retention, this.clock.now());
    if (retained.ok) this.logger.log('retention-applied', retained.value);
    else this.logger.log('operation-failed', { operation: 'retention', code: retained.error.code });
  }

  /** The pace of the queue. */
  get outboxPolicy(): OutboxPolicy {
    return this.#options.outboxPolicy ?? ordinaryPolicy;
  }

  async #openOutbox(): Promise<Result<Outbox>> {
    const archive = await this.archive();
    if (!archive.ok) return archive;
    const { clock, randomness, gateway, outboxPolicy: policy } = this;
    return ok(
      new Outbox({
        archive: archive.value,
        gateway,
        clock,
        timer: systemTimer,
        randomness,
        policy,
      }),
    );
  }

  get #proxySources(): ProxySources {
    return {
      system: this.#options.systemProxy ?? environmentProxy,
      password: () => this.proxyPassword(),
    };
  }

  async #openChannelProbe(): Promise<Result<ChannelProbe>> {
    const settings = await this.settings();
    if (!settings.ok && settings.error.code !== 'workspace/settings-missing') return settings;
    const chosen = settings.ok ? settings.value : null;
    const { clock } = this;
    return ok(createChannelProbe({ settings: chosen, proxy: this.#proxySources, clock }));
  }

  async #openChannel(): Promise<Result<GatewayChannel>> {
    const settings = await this.settings();
    if (!settings.ok) return settings;
    const { card, pins } = this;
    const { watch, osStoreChannel } = this.#options;
    const channel = gatewayChannel({
      settings: settings.value,
      card,
      pins,
      proxy: this.#proxySources,
      watch: (transport) => {
        const logged = loggedTransport(transport, this.logger);
        return watch?.transport?.(logged) ?? logged;
      },
      osStoreChannel: osStoreChannel ?? null,
    });
    this.#closings.add('channel', () => channel.close());
    return ok(channel);
  }
}
