import type { AppErrorCode } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import { cardOverview, type CardOverview, type CertificateOverview } from './cardOverview.ts';
import type { CardCapabilities, CardDriver, CardPort, ReaderState } from './ports/card.ts';
import type { CardModules, ModuleTrial } from './ports/cardModules.ts';
import type { ProbeReport } from './ports/channelProbe.ts';
import type { Clock } from './ports/clock.ts';
import type { ConnectionTrial } from './tryConnection.ts';

/** What the program and the computer are. */
export interface ProgramFacts {
  readonly version: string;
  readonly system: string;
  readonly architecture: string;
  readonly runtime: string;
  /** IANA name of the time zone. */
  readonly timeZone: string;
}

/** A driver in the report: its file name, never its folder. */
export interface ReportedModule extends Pick<
  ModuleTrial,
  'maker' | 'origin' | 'tokens' | 'usableCertificates' | 'sha256'
> {
  readonly file: string;
  readonly refusedBecause: AppErrorCode | null;
}

/** A certificate in the report, without its holder. */
export interface ReportedCertificate extends Pick<
  CertificateOverview,
  | 'fingerprint'
  | 'purpose'
  | 'refusedBecause'
  | 'issuerName'
  | 'notBefore'
  | 'notAfter'
  | 'keyType'
  | 'keyBits'
> {
  readonly capabilities: CardCapabilities | null;
}

/**
 * What support needs to help with a card, and nothing that says whose it is: no name, no codice fiscale, no card
 * number, no folder, no token label (drivers write the holder's name there). Redacted by being built from these
 * fields alone.
 */
export interface DiagnosticsReport {
  /** UTC ISO, by the computer's own clock. */
  readonly madeAt: string;
  readonly program: ProgramFacts;
  /** The code printed beside the chip, which tells the card's maker; null where it was not asked. */
  readonly cardLot: string | null;
  readonly modules: readonly ReportedModule[];
  /** The error that kept the card from being looked at, or null. */
  readonly cardError: AppErrorCode | null;
  readonly presence: CardOverview['presence']['kind'] | null;
  readonly readers: readonly {
    readonly name: string;
    readonly state: ReaderState;
    readonly error: AppErrorCode | null;
    readonly tokens: readonly { readonly maker: string; readonly model: string }[];
  }[];
  readonly driver: CardDriver | null;
  readonly certificates: readonly ReportedCertificate[];
  /** The gateway as seen without a card, or the error that kept it from being looked at; null where none is set. */
  readonly connection: ReportedConnection | AppErrorCode | null;
}

/** The connection in the report: neither the proxy's name nor anything else of the surgery's network. */
export interface ReportedConnection extends Pick<
  ProbeReport,
  'url' | 'library' | 'chain' | 'nameMatches' | 'clockOffsetMs'
> {
  readonly usesProxy: boolean;
  readonly problems: readonly AppErrorCode[];
  readonly versions: readonly (Omit<ProbeReport['versions'][number], 'failure'> & {
    readonly failure: AppErrorCode | null;
  })[];
}

/** What a report is made from. */
export interface DiagnosticsParts {
  readonly program: ProgramFacts;
  readonly clock: Clock;
  readonly modules: CardModules;
  /** Opened only after the drivers were tried: two processes would fight over the reader. */
  readonly card: () => Promise<Result<CardPort>>;
  readonly cardLot: string | null;
  /** Tries the connection; absent where no gateway is set. */
  readonly tryConnection?: () => Promise<Result<ConnectionTrial>>;
}

function reportedModule(trial: ModuleTrial): ReportedModule {
  const { maker, origin, tokens, usableCertificates, sha256, path } = trial;
  const file = path.split(/[\\/]/u).at(-1) ?? '';
  const refusedBecause = trial.refusedBecause?.code ?? null;
  return { file, maker, origin, tokens, usableCertificates, sha256, refusedBecause };
}

function reportedCertificate(certificate: CertificateOverview): ReportedCertificate {
  const { fingerprint, purpose, refusedBecause, issuerName } = certificate;
  const { notBefore, notAfter, keyType, keyBits, capabilities } = certificate;
  return {
    ...{ fingerprint, purpose, refusedBecause, issuerName },
    ...{ notBefore, notAfter, keyType, keyBits, capabilities },
  };
}

function cardFacts(
  overview: Result<CardOverview>,
): Pick<DiagnosticsReport, 'cardError' | 'presence' | 'readers' | 'driver' | 'certificates'> {
  if (!overview.ok) {
    const { code } = overview.error;
    return { cardError: code, presence: null, readers: [], driver: null, certificates: [] };
  }
  const { presence, driver, certificates } = overview.value;
  const readers = presence.kind === 'readers' ? presence.readers : [];
  return {
    cardError: presence.kind === 'no-driver' ? presence.error.code : null,
    presence: presence.kind,
    readers: readers.map(({ name, state, error, tokens }) => ({
      name,
      state,
      error: error?.code ?? null,
      tokens: tokens.map(({ manufacturer: maker, model }) => ({ maker, model })),
    })),
    driver,
    certificates: certificates.map(reportedCertificate),
  };
}

function reportedConnection({ report, problems }: ConnectionTrial): ReportedConnection {
  const { url, library, chain, nameMatches, clockOffsetMs, versions } = report;
  return {
    ...{ url, library, chain, nameMatches, clockOffsetMs },
    usesProxy: report.proxy !== null,
    problems: problems.map(({ code }) => code),
    versions: versions.map(({ failure, ...finding }) => ({
      ...finding,
      failure: failure?.code ?? null,
    })),
  };
}

async function connectionFacts(
  trial: DiagnosticsParts['tryConnection'],
): Promise<DiagnosticsReport['connection']> {
  const tried = (await trial?.()) ?? null;
  if (tried === null) return null;
  return tried.ok ? reportedConnection(tried.value) : tried.error.code;
}

/** Tries every driver, looks at the card and at the gateway, and tells what was found. Never fails: a failure is part of the report. */
export async function diagnosticsReport(parts: DiagnosticsParts): Promise<DiagnosticsReport> {
  const modules = (await parts.modules.tryAll(true)).map(reportedModule);
  const card = await parts.card();
  const overview = card.ok ? await cardOverview(card.value) : card;
  return {
    madeAt: parts.clock.now().toISOString(),
    program: parts.program,
    cardLot: parts.cardLot,
    modules,
    ...cardFacts(overview),
    connection: await connectionFacts(parts.tryConnection),
  };
}
