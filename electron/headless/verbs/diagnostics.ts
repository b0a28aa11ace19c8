import { arch, release, type } from 'node:os';
import { ok } from '../../../shared/errors/result.ts';
import {
  diagnosticsReport,
  type DiagnosticsParts,
  type DiagnosticsReport,
  type ProgramFacts,
} from '../../domain/diagnosticsReport.ts';
import { tryConnection } from '../../domain/tryConnection.ts';
import { connectionLines } from '../connectionLines.ts';
import { ownVersion } from '../ownVersion.ts';
import type { VerbResult } from '../verbResult.ts';
import { presenceNames, purposeNames, readerStateNames } from '../words.ts';
import type { Workbench } from '../workbench.ts';

function programFacts(): ProgramFacts {
  return {
    version: ownVersion(),
    system: `${type()} ${release()}`,
    architecture: arch(),
    runtime: `Node ${process.versions.node}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function moduleLine(module: DiagnosticsReport['modules'][number]): string {
  const { file, maker, refusedBecause, tokens, usableCertificates } = module;
  const outcome =
    refusedBecause ??
    `token ${String(tokens)}, certificati utilizzabili ${String(usableCertificates)}`;
  return `  ${file}${maker === '' ? '' : ` (${maker})`}: ${outcome}`;
}

function certificateLine(certificate: DiagnosticsReport['certificates'][number]): string {
  const { purpose, issuerName, notAfter, keyType, keyBits, capabilities } = certificate;
  const methods = capabilities?.verified ?? capabilities?.announced ?? [];
  return [
    `  ${purpose === null ? 'altro uso' : purposeNames[purpose]}`,
    `rilasciato da ${issuerName}`,
    `scade il ${notAfter.slice(0, 10)}`,
    `${keyType.toUpperCase()} ${String(keyBits)}`,
    `metodi ${methods.join(' ') || 'non noti'}`,
    certificate.refusedBecause ?? 'utilizzabile',
  ].join(', ');
}

function reportLines(report: DiagnosticsReport): readonly string[] {
  const { program, driver } = report;
  const driverName =
    driver === null ? 'nessuno' : `${driver.manufacturer} ${driver.description} ${driver.version}`;
  const presence = report.presence === null ? 'non rilevabile' : presenceNames[report.presence];
  return [
    `Sintesi ${program.version}, ${program.system} ${program.architecture}, ${program.runtime}`,
    `Orologio del computer: ${report.madeAt} (${program.timeZone})`,
    `Sigla accanto al chip della carta: ${report.cardLot ?? 'non indicata (opzione --card-lot)'}`,
    `Lettori: ${presence}${report.cardError === null ? '' : ` (${report.cardError})`}`,
    ...report.readers.map(
      ({ name, state, error }) =>
        `  ${name}: ${readerStateNames[state]}${error === null ? '' : ` (${error})`}`,
    ),
    `Software della carta in uso: ${driverName}`,
    'Software della carta provati:',
    ...report.modules.map(moduleLine),
    'Certificati:',
    ...report.certificates.map(certificateLine),
  ];
}

async function connectionTrial(bench: Workbench): Promise<Pick<DiagnosticsParts, 'tryConnection'>> {
  const settings = await bench.settings();
  const probe = await bench.channelProbe();
  if (!settings.ok || !probe.ok) return {};
  return { tryConnection: () => tryConnection(probe.value, settings.value) };
}

/** The report for support: what is installed and what the card shows, without saying whose card it is. */
export async function diagnostics(bench: Workbench, cardLot: string | null): Promise<VerbResult> {
  const modules = await bench.cardModules();
  if (!modules.ok) return modules;
  const report = await diagnosticsReport({
    program: programFacts(),
    clock: bench.clock,
    modules: modules.value,
    card: bench.card,
    cardLot,
    ...(await connectionTrial(bench)),
  });
  return ok({
    json: { report },
    lines: [...reportLines(report), ...connectionLines(report.connection)],
    succeeded: true,
  });
}
