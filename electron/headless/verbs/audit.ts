import { ok } from '../../../shared/errors/result.ts';
import type { AuditProblem } from '../../domain/ports/auditTrail.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

const problemNames: Readonly<Record<AuditProblem['kind'], string>> = {
  'row-changed': 'registrazione modificata',
  'row-missing': 'registrazione mancante',
  'head-changed': 'chiusura di giornata con firma non valida',
  'head-without-row': 'chiusura di giornata che non corrisponde al registro',
  'journal-unreadable': 'riga illeggibile del giornale di riserva',
  'only-in-journal': 'operazione nota solo al giornale di riserva',
  'not-in-journal': 'operazione che manca dal giornale di riserva',
};

/** Checks the whole audit trail; not succeeded when something was changed or lost. */
export async function audit(bench: Workbench): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const report = await archive.value.verifyAudit();
  if (!report.ok) return report;
  const { rows, signedDays, journalEntries, clockSetBack, problems } = report.value;
  const counts = `${String(rows)} registrazioni, ${String(signedDays)} giornate firmate, ${String(journalEntries)} righe di riserva`;
  return ok({
    json: { ...report.value },
    lines: [
      problems.length === 0 ? 'Il registro è integro.' : 'Il registro NON è integro.',
      counts,
      ...(clockSetBack.length === 0
        ? []
        : [`Orologio spostato indietro alle registrazioni ${clockSetBack.join(', ')}`]),
      ...problems.map(({ kind, sequence }) => `${problemNames[kind]}: ${String(sequence)}`),
    ],
    succeeded: problems.length === 0,
  });
}
