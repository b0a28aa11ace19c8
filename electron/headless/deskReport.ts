import type { Archive } from '../domain/ports/archive.ts';
import type { IdentityKeeping } from '../domain/ports/identityKeeping.ts';
import type { SupportReport } from '../domain/ports/supportReport.ts';
import { submissionStates } from '../../shared/fse/submissionState.ts';
import type { Result } from '../../shared/errors/result.ts';
import { diagnose } from './diagnose.ts';
import { diagnosticsLines } from './diagnosticsLines.ts';
import { ownVersion } from './ownVersion.ts';
import { programFacts } from './programFacts.ts';
import type { DiagnosticsReport } from '../domain/diagnosticsReport.ts';
import type { Workbench } from './workbench.ts';

/** Errors older than the last acts are of no use to support. */
const RECENT_ACTS = 50;

async function queueLines(archive: Result<Archive>): Promise<readonly string[]> {
  if (!archive.ok) return [`Archivio: ${archive.error.code}`];
  const counts: string[] = [];
  for (const state of submissionStates) {
    const found = await archive.value.submissionsIn([state]);
    if (found.ok && found.value.length > 0) counts.push(`${state} ${String(found.value.length)}`);
  }
  const recent = await archive.value.history({ limit: RECENT_ACTS });
  const errors = (recent.ok ? recent.value : []).flatMap(({ attempts }) =>
    attempts.flatMap(({ end }) => {
      const error = end?.error ?? null;
      if (end === null || error === null) return [];
      const { endedAt, httpStatus, cartId } = end;
      return [
        `  ${endedAt}  ${error.code}  HTTP ${String(httpStatus ?? '-')}  X-CART-id ${cartId ?? '-'}`,
      ];
    }),
  );
  return [
    `Coda e storico: ${counts.join(', ') || 'vuoti'}`,
    'Ultimi errori:',
    ...(errors.length > 0 ? errors.slice(0, 10) : ['  nessuno']),
  ];
}

async function identityLines(identities: IdentityKeeping): Promise<readonly string[]> {
  const list = await identities.list();
  if (!list.ok) return [`Certificati Sogei: ${list.error.code}`];
  // The common name holds the doctor's codice fiscale: its fingerprint is enough.
  return [
    'Certificati Sogei:',
    ...list.value.identities.map(
      ({ fingerprint, role, notAfter }) =>
        `  ${fingerprint.slice(0, 16)}, ${role}, scade il ${notAfter.slice(0, 10)}`,
    ),
  ];
}

/** `gg/mm/aaaa` of a UTC ISO instant. */
function italianDay(instant: string): string {
  return instant.slice(0, 10).split('-').toReversed().join('/');
}

function glance({ readers, driver, certificates }: DiagnosticsReport): SupportReport['facts'] {
  const { system, architecture, runtime } = programFacts();
  const expiries = new Set(certificates.map(({ notAfter }) => italianDay(notAfter)));
  return [
    { name: 'Sintesi', value: ownVersion() },
    { name: 'Sistema', value: `${system} ${architecture}` },
    { name: 'Motore', value: runtime },
    { name: 'Lettori', value: readers.map(({ name }) => name).join(', ') || 'nessuno' },
    {
      name: 'Programma',
      value: driver === null ? 'nessuno' : `${driver.manufacturer} ${driver.version}`,
    },
    { name: 'Scadenze', value: [...expiries].join(', ') || 'nessun certificato' },
  ];
}

/** Everything support asks for about this desk. Never fails: what cannot be known is part of it. */
export async function deskReport(
  bench: Workbench,
  identities: IdentityKeeping,
): Promise<SupportReport> {
  const report = await diagnose(bench, null);
  return {
    facts: report.ok ? glance(report.value) : [],
    lines: [
      ...(report.ok ? diagnosticsLines(report.value) : [report.error.code]),
      ...(await identityLines(identities)),
      ...(await queueLines(await bench.archive())),
    ],
  };
}
