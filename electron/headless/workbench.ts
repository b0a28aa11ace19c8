import { join } from 'node:path';
import { preparePack, type PreparedPack } from '../../shared/conformance/judge.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { createCard, type CardSettings } from '../card/createCard.ts';
import { createCardModules } from '../card/createCardModules.ts';
import { rememberedModule } from '../card/rememberedModule.ts';
import { applyRetention } from '../domain/records/retention.ts';
import { chooseIdentity } from '../domain/chooseIdentity.ts';
import { provingGateway } from '../domain/provingGateway.ts';
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
import type { TokenIssuer } from '../domain/ports/tokenIssuer.ts';
import type { PinSource } from '../domain/ports/pinSource.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import type { GatewayChannel, GatewayTransport } from '../domain/ports/transport.ts';
import type { Settings } from '../domain/settings.ts';
import { withUntaggedNotice } from '../domain/untaggedNotice.ts';
import { createGateway } from '../gateway/createGateway.ts';
import { createStatusService } from '../gateway/createStatusService.ts';
import { createTokenIssuer } from '../identity/createTokenIssuer.ts';
import { importIdentity } from '../identity/importIdentity.ts';
import { createDocumentPdf } from '../pdf/createDocumentPdf.ts';
import { createReportPdf } from '../pdf/report/createReportPdf.ts';
import type { ReportPdf } from '../domain/ports/reportPdf.ts';
import { createThreadedDocumentPdf } from '../pdf/thread/createThreadedDocumentPdf.ts';
import type { Logger } from '../log/createLogger.ts';
import { homeLogger } from '../log/homeLogger.ts';
import { loggedArchive } from '../log/loggedArchive.ts';
import { loggedCard } from '../log/loggedCard.ts';
import { loggedHost } from '../log/loggedHost.ts';
import { loggedTransport } from '../log/loggedTransport.ts';
import { nodeProcessHost } from '../process/nodeProcessHost.ts';
import { programRoot } from '../process/programFiles.ts';
import { systemClock } from '../process/systemClock.ts';
import { systemRandomness } from '../process/systemRandomness.ts';
import { systemTimer } from '../process/systemTimer.ts';
import { openArchive } from '../store/openArchive.ts';
import { createArchiveCustody } from '../store/createArchiveCustody.ts';
import { readOfficialPack } from '../terminology/officialPack.ts';
import { createChannelProbe } from './channelProbe.ts';
import { gatewayChannel, type OsStoreChannel } from './gatewayChannel.ts';
import { locateOfficialPack } from './locateOfficialPack.ts';
import { environmentProxy, type ProxySources, type SystemProxy } from './networkChoices.ts';
import { readPemFiles } from './readPemFiles.ts';
import { readSettings, SETTINGS_FILE } from './readSettings.ts';

const assetsDirectory = new URL('assets/', programRoot);

/** What a command is given by its caller. */
export interface WorkbenchOptions {
  /** The working folder: settings file and archive. */
  readonly home: string;
  readonly pins: PinSource;
  /** Opens the archive and names a new one; a desk with a window gives `archiveKey` instead. */
  readonly passphrase?: () => Promise<Result<string>>;
  /** The key of the archive (32 bytes) where somebody holds it already. */
  readonly archiveKey?: () => Promise<Result<Uint8Array>>;
  /** The password of a file handed over (PKCS#12, backup); absent = none can be given. */
  readonly filePassword?: () => Promise<Result<string>>;
  /** The password of the network's proxy, where the settings name a user; absent = none can be given. */
  readonly proxyPassword?: () => Promise<Result<string>>;
  /** The folder of the official pack, before that of the settings; null leaves it to them. */
  readonly officialPack: string | null;
  /** The PKCS#11 library, before that of the settings; null leaves it to them. */
  readonly cardModule: string | null;
  /** Wraps the card or the channel, to watch what passes; the identity when absent. */
  readonly watch?: {
    readonly card?: (card: CardPort) => CardPort;
    readonly transport?: (transport: GatewayTransport) => GatewayTransport;
  };
  /** The pace of the queue, where it is not the ordinary one. */
  readonly outboxPolicy?: OutboxPolicy;
  /** How helper processes are started; Node's `fork` when absent. */
  readonly host?: ProcessHost;
  /** The channel over the operating system's certificate store; absent where there is none to open. */
  readonly osStoreChannel?: OsStoreChannel;
  /** What the operating system says about proxies; the environment's variables when absent. */
  readonly systemProxy?: SystemProxy;
  /** Opens an address in the person's browser; absent where that cannot be. */
  readonly openAddress?: (address: string) => Promise<void>;
  /** Where the technical log goes; absent: a log of its own under the working folder. */
  readonly logger?: Logger;
  /** Added to the card process's environment, for libraries configured that way. */
  readonly cardEnvironment?: Readonly<Record<string, string>>;
  /** Told the id of every card process started; tests end it to see what happens. */
  readonly onCardProcess?: (pid: number | undefined) => void;
}

/** What every call to a regional service is made with. */
interface Connection {
  readonly settings: Settings;
  readonly archive: Archive;
  readonly identityFingerprint: string;
  readonly tokens: TokenIssuer;
  readonly channel: GatewayChannel;
}

/** Opens a part at its first use and keeps it; a failure is not kept, so that the next use tries again. */
function once<Value>(open: () => Promise<Result<Value>>): () => Promise<Result<Value>> {
  let kept: Promise<Result<Value>> | null = null;
  return async () => {
    kept ??= open();
    const result = await kept;
    if (!result.ok) kept = null;
    return result;
  };
}

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
  readonly #connection: () => Promise<Result<Connection>>;
  readonly logger: Logger;
  readonly #options: WorkbenchOptions;
  #settings: () => Promise<Result<Settings>>;
  readonly #closing: (() => Promise<void>)[] = [];

  constructor(options: WorkbenchOptions) {
    this.#options = options;
    this.#settings = once(() => this.#readSettings());
    this.pins = options.pins;
    this.logger = options.logger ?? homeLogger(options.home);
    this.openAddress = options.openAddress ?? null;
    this.pdf = withUntaggedNotice(createDocumentPdf({ assetsDirectory }), (cause) => {
      this.#noteUntagged(cause);
    });
    this.officialPack = once(() => this.#openOfficialPack());
    this.cardModules = once(() => this.#openCardModules());
    this.card = once(() => this.#openCard());
    this.archive = once(() => this.#openArchive());
    this.channelProbe = once(() => this.#openChannelProbe());
    this.channel = once(() => this.#openChannel());
    this.#connection = once(() => this.#openConnection());
    this.gateway = once(() => this.#openGateway());
    this.statusService = once(() => this.#openStatusService());
    this.outbox = once(() => this.#openOutbox());
  }

  /** The paper side on a thread of its own, for batches; ends with the workbench. */
  paperThread(): DocumentPdf {
    const thread = createThreadedDocumentPdf({ assetsDirectory });
    this.#closing.push(() => thread.close());
    return withUntaggedNotice(thread, (cause) => {
      this.#noteUntagged(cause);
    });
  }

  #noteUntagged(cause: string): void {
    this.logger.log('document-untagged', { cause });
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
    return directory.ok ? ok(createArchiveCustody(directory.value, this.#host)) : directory;
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

  /** Makes the encrypted archive of the working folder and answers its recovery code. */
  async createArchive(): Promise<Result<string>> {
    const custody = await this.custody();
    if (!custody.ok) return custody;
    const passphrase = await this.#passphrase();
    if (!passphrase.ok) return passphrase;
    const created = await custody.value.create(passphrase.value);
    return created.ok ? ok(created.value.recoveryCode) : created;
  }

  /** Ends the helper processes and the connections, newest first. */
  async close(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
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
      this.#closing.push(() => {
        prepared.value.dispose();
        return Promise.resolve();
      });
    }
    return prepared;
  }

  /** How cards are opened here. A card can be looked at before there are any settings. */
  async #cardSettings(): Promise<Result<Omit<CardSettings, 'modulePath'>>> {
    const settings = await this.settings();
    if (!settings.ok && settings.error.code !== 'workspace/settings-missing') return settings;
    const { qualifiedSignature = 'required' } = settings.ok ? settings.value.card : {};
    const environment = this.#options.cardEnvironment ?? {};
    return ok({ host: this.#host, clock: this.clock, qualifiedSignature, environment });
  }

  async #openCardModules(): Promise<Result<CardModules>> {
    const card = await this.#cardSettings();
    if (!card.ok) return card;
    const settings = await this.settings();
    const configured = settings.ok ? settings.value.card.module : null;
    return ok(
      createCardModules({
        card: card.value,
        chosen: this.#options.cardModule ?? configured,
        memory: rememberedModule(join(this.#options.home, 'card-module.json')),
      }),
    );
  }

  async #openCard(): Promise<Result<CardPort>> {
    const { onCardProcess } = this.#options;
    const settings = await this.#cardSettings();
    if (!settings.ok) return settings;
    const modules = await this.cardModules();
    if (!modules.ok) return modules;
    const modulePath = await modules.value.find();
    if (!modulePath.ok) return modulePath;
    const card = createCard({
      ...settings.value,
      modulePath: modulePath.value,
      ...(onCardProcess === undefined ? {} : { onProcess: onCardProcess }),
    });
    this.#closing.push(() => card.close());
    const logged = loggedCard(card, this.logger, systemTimer);
    return ok(this.#options.watch?.card?.(logged) ?? logged);
  }

  async #openArchive(): Promise<Result<Archive>> {
    const directory = await this.#archiveDirectory();
    if (!directory.ok) return directory;
    const custody = createArchiveCustody(directory.value, this.#host);
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
      onDefect: (defect) => {
        this.logger.log('defect', { ...defect, message: '' });
      },
    });
    if (!archive.ok) {
      this.logger.log('archive-failed', { code: archive.error.code });
      return archive;
    }
    const durationMs = Math.round(systemTimer.elapsedMs() - startedMs);
    this.logger.log('archive-opened', { durationMs });
    this.#closing.push(() => archive.value.close());
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

  async #openOutbox(): Promise<Result<Outbox>> {
    const archive = await this.archive();
    if (!archive.ok) return archive;
    const { clock, randomness, gateway } = this;
    const policy = this.#options.outboxPolicy ?? ordinaryPolicy;
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
    this.#closing.push(() => channel.close());
    return ok(channel);
  }

  async #openConnection(): Promise<Result<Connection>> {
    const settings = await this.settings();
    if (!settings.ok) return settings;
    const archive = await this.archive();
    if (!archive.ok) return archive;
    const identities = await archive.value.identities(settings.value.environment.name);
    if (!identities.ok) return identities;
    const identity = chooseIdentity(identities.value);
    if (identity === null) return fail(appError('workspace/identity-missing', {}));
    const authorities = await readPemFiles(settings.value.trust.tokenAuthorities);
    if (!authorities.ok) return authorities;
    const { clock, randomness } = this;
    // The checks of the import again: calendar, environment or authorities may have changed since.
    const { environment, profile } = settings.value;
    const authoritiesPem = authorities.value;
    const checked = importIdentity(identity, {
      environment,
      profile,
      authoritiesPem,
      at: clock.now(),
    });
    if (!checked.ok) return checked;
    const tokens = createTokenIssuer({ identity, clock, randomness });
    if (!tokens.ok) return tokens;
    const channel = await this.channel();
    if (!channel.ok) return channel;
    return ok({
      settings: settings.value,
      archive: archive.value,
      identityFingerprint: identity.fingerprint,
      tokens: tokens.value,
      channel: channel.value,
    });
  }

  async #openGateway(): Promise<Result<Gateway>> {
    const connection = await this.#connection();
    if (!connection.ok) return connection;
    const { settings, archive, identityFingerprint, tokens, channel } = connection.value;
    const { environment, profile } = settings;
    const { clock, randomness } = this;
    const gateway = createGateway({ environment, profile, channel, tokens, clock, randomness });
    return ok(
      provingGateway(gateway, async () => {
        // A proof that could not be written is given again by the next accepted call.
        const at = clock.now().toISOString();
        await archive.proveIdentity(environment.name, identityFingerprint, at);
      }),
    );
  }

  async #openStatusService(): Promise<Result<StatusService>> {
    const settings = await this.settings();
    if (!settings.ok) return settings;
    const { environment, profile } = settings.value;
    if (!environment.statusService) return fail(appError('gateway/status-service-off', {}));
    const connection = await this.#connection();
    if (!connection.ok) return connection;
    const { tokens, channel } = connection.value;
    return ok(createStatusService({ environment, profile, channel, tokens }));
  }
}
