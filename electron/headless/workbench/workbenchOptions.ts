import type { Result } from '../../../shared/errors/result.ts';
import type { OutboxPolicy } from '../../domain/outbox/outboxPolicy.ts';
import type { CardPort } from '../../domain/ports/card.ts';
import type { PinSource } from '../../domain/ports/pinSource.ts';
import type { ProcessHost } from '../../domain/ports/processHost.ts';
import type { GatewayTransport } from '../../domain/ports/transport.ts';
import type { Logger } from '../../log/createLogger.ts';
import type { OsStoreChannel } from '../gatewayChannel.ts';
import type { SystemProxy } from '../networkChoices.ts';

/** What a change of the archive's key asks of a person or of the calling program. */
export interface RekeySecrets {
  readonly newPassphrase: () => Promise<Result<string>>;
  /** The new code typed again, after it was shown; null where there is nobody to type it now. */
  readonly codeAgain: (shown: string | null) => Promise<string | null>;
}

/** What a command is given by its caller. */
export interface WorkbenchOptions {
  /** The working folder: settings file and archive. */
  readonly home: string;
  readonly pins: PinSource;
  /** Opens the archive and names a new one; a desk with a window gives `archiveKey` instead. */
  readonly passphrase?: () => Promise<Result<string>>;
  /** The key of the archive (32 bytes) where somebody holds it already. */
  readonly archiveKey?: () => Promise<Result<Uint8Array>>;
  /** What a change of the archive's key asks; absent = none can be given. */
  readonly rekeySecrets?: RekeySecrets;
  /** The password of a file handed over (PKCS#12, backup); absent = none can be given. */
  readonly filePassword?: () => Promise<Result<string>>;
  /** The password of the network's proxy, where the settings name a user; absent = none can be given. */
  readonly proxyPassword?: () => Promise<Result<string>>;
  /** The folder of the official pack, before that of the settings; null leaves it to them. */
  readonly officialPack: string | null;
  /** Whether listing certificates waits for what their authority says; where a person waits it does not. It does when absent. */
  readonly waitsForRevocation?: boolean;
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
  /** Whether the system's smart-card service answers, for cards that do without it; the system is asked when absent. */
  readonly isCardServiceRunning?: () => Promise<boolean>;
  /** Told the id of every card process started; tests end it to see what happens. */
  readonly onCardProcess?: (pid: number | undefined) => void;
}
