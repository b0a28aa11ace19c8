import type { PreparedPack } from '../../shared/conformance/judge.ts';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { ConnectionTrialView, TransmissionTrialView } from '../../shared/ipc/areas/checks.ts';
import type { ContractResponse, EventData, EventName } from '../../shared/ipc/contract.ts';
import type { Outbox } from '../domain/outbox/outbox.ts';
import type { BackupKeeper } from '../domain/backup/backupKeeper.ts';
import type { FolderStanding } from '../domain/exchange/folderWatch.ts';
import type { Archive } from '../domain/ports/archive.ts';
import type { AuthorityReader } from '../domain/ports/authorityReader.ts';
import type { CardPort } from '../domain/ports/card.ts';
import type { CardModules } from '../domain/ports/cardModules.ts';
import type { CatalogueKeeping } from '../domain/ports/catalogueKeeping.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { DocumentPdf } from '../domain/ports/documentPdf.ts';
import type { MailWriter } from '../domain/ports/mailWriter.ts';
import type { IdentityKeeping } from '../domain/ports/identityKeeping.ts';
import type { PinSource } from '../domain/ports/pinSource.ts';
import type { ReportPdf } from '../domain/ports/reportPdf.ts';
import type { Randomness } from '../domain/ports/randomness.ts';
import type { SupportReport } from '../domain/ports/supportReport.ts';
import type { Settings } from '../domain/settings.ts';
import type { SigningOptions } from '../domain/prepareSignature.ts';

/** Tells the window that something happened. */
export type Emit = <Name extends EventName>(event: Name, data: EventData[Name]) => void;

/** The queue at work, and what it said last. */
export interface RunningOutbox {
  readonly outbox: Outbox;
  /** What the whole queue waits for now, or null. */
  readonly waiting: () => AppError | null;
}

/** What the handlers work with; made by a composition root. Parts open at their first use. */
export interface Desk {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly pdf: DocumentPdf;
  readonly reports: ReportPdf;
  readonly pins: PinSource;
  readonly mail: MailWriter;
  readonly version: string;
  readonly emit: Emit;
  /** Opens an address in the browser; null where the program cannot. */
  readonly openAddress: ((address: string) => Promise<void>) | null;
  readonly settings: () => Promise<Result<Settings>>;
  readonly officialPack: () => Promise<Result<PreparedPack | null>>;
  readonly card: () => Promise<Result<CardPort>>;
  readonly archive: () => Promise<Result<Archive>>;
  readonly outbox: () => Promise<Result<RunningOutbox>>;
  /** How the folder of the record program stands; null where none is watched. */
  readonly folder: () => FolderStanding | null;
  readonly signingOptions: () => Promise<Result<SigningOptions>>;
  readonly cardModules: () => Promise<Result<CardModules>>;
  readonly identities: IdentityKeeping;
  readonly catalogues: CatalogueKeeping;
  /** Who makes the backups of the open archive. */
  readonly backups: () => Promise<Result<BackupKeeper>>;
  /** Looks at the regional node without a card. */
  readonly tryConnection: () => Promise<Result<ConnectionTrialView>>;
  /** Asks the gateway of a test environment for an act about no document; uses the card. */
  readonly tryTransmission: () => Promise<Result<TransmissionTrialView>>;
  readonly readAuthorities: AuthorityReader;
  readonly supportReport: () => Promise<SupportReport>;
  readonly help: () => Promise<ContractResponse['help.read']>;
}
