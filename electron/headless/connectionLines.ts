import { clockLine, versionLines } from '../channel/probe/probeReportText.ts';
import type { DiagnosticsReport } from '../domain/diagnosticsReport.ts';

/** The connection in the report for people, in Italian. */
export function connectionLines(connection: DiagnosticsReport['connection']): readonly string[] {
  if (connection === null) return ['Collegamento: nessun servizio impostato'];
  if (typeof connection === 'string') return [`Collegamento: non provato (${connection})`];
  const { url, library, usesProxy, problems, chain, versions, clockOffsetMs } = connection;
  const through = usesProxy ? 'tramite proxy' : 'senza proxy';
  return [
    `Collegamento con ${url}, ${through}, ${library}`,
    `  esito: ${problems.length === 0 ? 'in ordine' : problems.join(', ')}`,
    ...chain.map(({ subject, notAfter }) => `  ${subject}, scade il ${notAfter.slice(0, 10)}`),
    ...versions.flatMap(versionLines).map((line) => `  ${line}`),
    clockLine(clockOffsetMs),
  ];
}
