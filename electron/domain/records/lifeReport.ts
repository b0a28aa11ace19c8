import { errorText } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import type { Archive, ArchivedDocument, Attempt, HistoryEntry } from '../ports/archive.ts';
import type { RecalledAnswer } from '../ports/recalledActs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Report, ReportFact, ReportPdf, ReportTable } from '../ports/reportPdf.ts';
import { documentLife, type DocumentLife } from './documentLife.ts';
import { italianInstant } from './italianInstant.ts';

/** A fact where there is one: what is null has no line. */
function fact(label: string, text: string | number | null): readonly ReportFact[] {
  return text === null ? [] : [{ label, text: String(text) }];
}

function instantFact(label: string, instant: string | null): readonly ReportFact[] {
  return fact(label, instant === null ? null : italianInstant(instant));
}

function attemptTable({ number, start, end }: Attempt): ReportTable {
  const error = end?.error ?? null;
  return {
    caption: `Tentativo ${String(number)}`,
    facts: [
      ...instantFact('Inizio', start.startedAt),
      ...(end === null ? fact('Fine', 'senza risposta') : instantFact('Fine', end.endedAt)),
      ...fact('Esito', end === null ? null : stateNames[end.state]),
      ...fact('Stato HTTP', end?.httpStatus ?? null),
      ...fact('X-CART-id', end?.cartId ?? 'nessuno'),
      ...fact('traceID', end?.traceId ?? null),
      ...fact('workflowInstanceId', end?.workflowInstanceId ?? null),
      ...fact('Avviso', end?.warning ?? null),
      ...fact('Errore', error === null ? null : errorText(error).happened),
      ...fact(
        'Conferma',
        end?.confirmedByConflict === true
          ? 'La risposta prova che un tentativo precedente, rimasto senza risposta, era riuscito.'
          : null,
      ),
      ...fact('Richiesta', `${start.method} ${start.url}`),
      ...fact('Impronta della richiesta', start.requestSha256),
      ...fact('Identificativo sottomissione', start.submissionIdentifier),
      ...fact('jti dei due attestati', `${start.authorizationJti}, ${start.signatureJti}`),
    ],
  };
}

/** What the journal alone tells of an attempt. */
function recalledTable({ at, state, cartId }: RecalledAnswer): ReportTable {
  return {
    caption: 'Tentativo noto dal registro di riserva',
    facts: [
      ...instantFact('Fine', at),
      ...fact('Esito', stateNames[state]),
      ...fact('X-CART-id', cartId ?? 'nessuno'),
    ],
  };
}

function actPart({ submission, attempts, recalled }: HistoryEntry): Report['parts'][number] {
  const summary: ReportTable = {
    caption: '',
    facts: [
      ...fact('Stato', stateNames[submission.state]),
      ...instantFact('Messo in coda', submission.createdAt),
      ...instantFact('Ultimo cambiamento', submission.updatedAt),
      ...fact('Documento inviato', submission.documentId),
      ...fact('Documento di riferimento', submission.targetId),
    ],
  };
  return {
    heading: operationNames[submission.operation],
    tables: [summary, ...recalled.map(recalledTable), ...attempts.map(attemptTable)],
  };
}

function documentFacts(document: ArchivedDocument): readonly ReportFact[] {
  const { patient, author, signed } = document;
  return [
    ...fact('Assistito', `${patient.family} ${patient.given}, ${patient.codiceFiscale}`),
    ...fact('Autore', `${author.family} ${author.given}, ${author.codiceFiscale}`),
    ...fact('Insieme e versione', `${document.setId}, ${String(document.version)}`),
    ...fact('Sostituisce', document.replaces),
    ...instantFact('Composto', document.effectiveAt),
    ...instantFact('Archiviato', document.sealedAt),
    ...fact('Impronta del CDA (SHA-256)', document.cdaSha256),
    ...(signed === null ? fact('Firmato', 'non ancora') : instantFact('Firmato', signed.signedAt)),
    ...fact('Impronta del PDF firmato (SHA-256)', signed?.sha256 ?? null),
    ...fact('Certificato del firmatario (SHA-256)', signed?.signerFingerprint ?? null),
  ];
}

/** The life of a document in words: composed, signed, queued, every attempt with its identifiers. */
export function lifeReport({ document, acts }: DocumentLife, at: Date): Report {
  const { author } = document;
  return {
    title: 'Vita del documento',
    subtitle: `Documento ${document.documentId}, al ${italianInstant(at.toISOString())}`,
    author: `${author.family} ${author.given}`,
    at,
    footer: ['Vita del documento', document.documentId],
    parts: [
      { heading: 'Documento', tables: [{ caption: '', facts: documentFacts(document) }] },
      ...acts.map(actPart),
    ],
  };
}

/** What writing the report needs. */
export interface LifeReportPorts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly reports: ReportPdf;
}

/**
 * Writes the life of a document as an archival PDF and records it in the audit trail. `finish` makes of the PDF what is
 * handed out, a signed one say; where it fails nothing is handed out, and nothing recorded.
 */
export async function writeLifeReport(
  { archive, clock, reports }: LifeReportPorts,
  documentId: string,
  finish: (pdf: Uint8Array) => Promise<Result<Uint8Array>> = (pdf) => Promise.resolve(ok(pdf)),
): Promise<Result<{ readonly pdf: Uint8Array; readonly acts: number }>> {
  const now = clock.now();
  const at = now.toISOString();
  const life = await documentLife(archive, documentId, at);
  if (!life.ok) return life;
  const finished = await finish(await reports.renderReport(lifeReport(life.value, now)));
  if (!finished.ok) return finished;
  const noted = await archive.noteDeed('report-exported', documentId, at);
  return noted.ok ? ok({ pdf: finished.value, acts: life.value.acts.length }) : noted;
}
