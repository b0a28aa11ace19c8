import type { Result } from '../../../shared/errors/result.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Holdings } from '../ports/recordKeeping.ts';
import type { Report, ReportFact, ReportPdf } from '../ports/reportPdf.ts';
import type { Settings } from '../settings.ts';
import { italianInstant } from './italianInstant.ts';

/** What the report is made from. */
export interface IncidentFacts {
  readonly holdings: Holdings;
  readonly settings: Settings;
  /** Names of the backups beside the archive, newest first. */
  readonly backups: readonly string[];
}

function facts(rows: readonly (readonly [string, string | number])[]): readonly ReportFact[] {
  return rows.map(([label, value]) => ({ label, text: String(value) }));
}

function since(instant: string | null): string {
  return instant === null ? 'nessuno' : italianInstant(instant);
}

/** What was on this computer and since when: the facts the notice of a breach asks for (GDPR art. 33). */
export function incidentReport({ holdings, settings, backups }: IncidentFacts, at: Date): Report {
  const { profile, retention, backup } = settings;
  const doctor = `${profile.family} ${profile.given}`;
  const period = retention.documentYears;
  return {
    title: 'Dati presenti su questo computer',
    subtitle: `Per la notifica di una violazione entro 72 ore (art. 33 GDPR), al ${italianInstant(at.toISOString())}`,
    author: doctor,
    at,
    footer: ['Dati presenti su questo computer', doctor],
    parts: [
      {
        heading: 'Che cosa e da quando',
        tables: [
          {
            caption: '',
            facts: facts([
              ['Assistiti nell’elenco', holdings.patients],
              ['Documenti', holdings.documents],
              ['Documenti firmati', holdings.signedDocuments],
              ['Bozze', holdings.drafts],
              ['Atti verso il Fascicolo', holdings.acts],
              ['Tentativi di invio con le loro risposte', holdings.attempts],
              ['Chiavi dei certificati Sogei', holdings.identities],
              ['Primo documento', since(holdings.oldestDocumentAt)],
              ['Ultimo documento', since(holdings.newestDocumentAt)],
              ['Categorie di dati', 'dati anagrafici e relativi alla salute (art. 9 GDPR)'],
            ]),
          },
        ],
      },
      {
        heading: 'Come sono protetti',
        tables: [
          {
            caption: '',
            facts: facts([
              [
                'Archivio',
                'un solo file cifrato per intero (SQLCipher 4, AES-256, chiave casuale di 256 bit)',
              ],
              [
                'Chiave',
                'mai in chiaro sul disco: protetta dalla frase segreta e dal codice di recupero (scrypt, AES-256-GCM)',
              ],
              ['Registro di riserva e copie', 'cifrati con la stessa chiave'],
              ['Registro tecnico', 'senza dati personali'],
              ['Senza frase segreta e senza codice', 'i dati non sono leggibili'],
            ]),
          },
        ],
      },
      {
        heading: 'Dove altro si trovano',
        tables: [
          {
            caption: '',
            facts: facts([
              [
                'Copie di sicurezza accanto all’archivio',
                backups.length === 0 ? 'nessuna' : backups.join(', '),
              ],
              [
                'Copie altrove',
                backup.folder === null
                  ? 'nessuna impostata'
                  : 'in una cartella fuori da questo computer',
              ],
              [
                'Conservazione dei documenti',
                period === null ? 'senza termine' : `${String(period)} anni dall’ultimo atto`,
              ],
              [
                'Conservazione delle bozze',
                retention.draftDays === null
                  ? 'senza termine'
                  : `${String(retention.draftDays)} giorni`,
              ],
            ]),
          },
        ],
      },
    ],
  };
}

/** Writes the report as an archival PDF. */
export async function writeIncidentReport(
  ports: { readonly archive: Archive; readonly clock: Clock; readonly reports: ReportPdf },
  settings: Settings,
  backups: readonly string[],
): Promise<Result<Uint8Array>> {
  const holdings = await ports.archive.holdings();
  if (!holdings.ok) return holdings;
  const now = ports.clock.now();
  const noted = await ports.archive.noteDeed('report-exported', null, now.toISOString());
  if (!noted.ok) return noted;
  const report = incidentReport({ holdings: holdings.value, settings, backups }, now);
  return ok(await ports.reports.renderReport(report));
}
