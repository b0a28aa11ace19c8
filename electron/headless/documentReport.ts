import { errorText } from '../../shared/errors/appError.ts';
import type { ArchivedDocument, Attempt, HistoryEntry } from '../domain/ports/archive.ts';
import { operationNames, stateNames } from './words.ts';

/** Text as HTML shows it, inert. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function line(name: string, value: string | number | null): string {
  return value === null
    ? ''
    : `<tr><th scope="row">${escaped(name)}</th><td>${escaped(String(value))}</td></tr>`;
}

function attemptPart({ number, start, end }: Attempt): string {
  const error = end?.error ?? null;
  const rows = [
    line('Inizio', start.startedAt),
    line('Fine', end?.endedAt ?? 'senza risposta'),
    line('Richiesta', `${start.method} ${start.url}`),
    line('Impronta della richiesta', start.requestSha256),
    line('Identificativo sottomissione', start.submissionIdentifier),
    line('jti', `${start.authorizationJti}, ${start.signatureJti}`),
    line('Esito', end === null ? null : stateNames[end.state]),
    line('Stato HTTP', end?.httpStatus ?? null),
    line('X-CART-id', end?.cartId ?? 'nessuno'),
    line('traceID', end?.traceId ?? null),
    line('workflowInstanceId', end?.workflowInstanceId ?? null),
    line('Avviso', end?.warning ?? null),
    line('Errore', error === null ? null : errorText(error).happened),
    end?.confirmedByConflict === true
      ? line(
          'Conferma',
          'Il documento, identico byte per byte, era già stato acquisito con un tentativo precedente.',
        )
      : '',
  ];
  return `<h3>Tentativo ${String(number)}</h3><table>${rows.join('')}</table>`;
}

function actPart({ submission, attempts }: HistoryEntry): string {
  const title = `${operationNames[submission.operation]}: ${stateNames[submission.state]}`;
  const rows = [
    line('Messo in coda', submission.createdAt),
    line('Ultimo cambiamento', submission.updatedAt),
    line('Documento di riferimento', submission.targetId),
  ];
  const parts = attempts.map(attemptPart).join('');
  return `<section><h2>${escaped(title)}</h2><table>${rows.join('')}</table>${parts}</section>`;
}

const style =
  'body{font:12pt/1.5 sans-serif;margin:2cm;color:#111}table{border-collapse:collapse;width:100%}' +
  'th{text-align:left;width:14em;font-weight:600;vertical-align:top}td{overflow-wrap:anywhere}' +
  'tr{border-top:1px solid #ccc}section{break-inside:avoid}';

/**
 * The life of a document as a page to print: composed, signed, queued, every attempt with its identifiers.
 * Self-contained HTML without scripts; `entries` in the order they are to be told.
 */
export function documentReport(
  document: ArchivedDocument,
  entries: readonly HistoryEntry[],
): string {
  const { patient, author, signed } = document;
  const rows = [
    line('Documento', document.documentId),
    line('Insieme e versione', `${document.setId}, ${String(document.version)}`),
    line('Sostituisce', document.replaces),
    line('Assistito', `${patient.family} ${patient.given}, ${patient.codiceFiscale}`),
    line('Autore', `${author.family} ${author.given}, ${author.codiceFiscale}`),
    line('Composto', document.effectiveAt),
    line('Archiviato', document.sealedAt),
    line('Impronta del CDA', document.cdaSha256),
    line('Firmato', signed?.signedAt ?? 'non ancora'),
    line('Impronta del PDF firmato', signed?.sha256 ?? null),
    line('Certificato del firmatario (SHA-256)', signed?.signerFingerprint ?? null),
  ];
  return (
    `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Vita del documento</title>` +
    `<style>${style}</style></head><body><h1>Vita del documento</h1><table>${rows.join('')}</table>` +
    `${entries.map(actPart).join('')}</body></html>\n`
  );
}
