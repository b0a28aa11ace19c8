import type { DiagnosticsReport } from '../domain/diagnosticsReport.ts';
import { connectionLines } from './connectionLines.ts';
import { presenceNames, purposeNames, readerStateNames } from './words.ts';

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

/** The report for people, in Italian. */
export function diagnosticsLines(report: DiagnosticsReport): readonly string[] {
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
    ...connectionLines(report.connection),
  ];
}
