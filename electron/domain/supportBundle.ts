import { errorText } from '../../shared/errors/appError.ts';
import { supportDesk } from '../../shared/fse/supportDesk.ts';
import type { ArchivedDocument, Attempt, Submission } from './ports/archive.ts';
import type { MailAttachment, MailDraft } from './ports/mailWriter.ts';
import type { Settings } from './settings.ts';

/** One attempt with the act it belongs to, and every attempt about the same document for its X-CART-ids. */
export interface SupportCase {
  readonly submission: Submission;
  readonly attempt: Attempt;
  readonly document: ArchivedDocument | null;
  /** Attempts of the same act, oldest first. */
  readonly attempts: readonly Attempt[];
}

/** A mail for the desk and, in Italian, what the doctor must know it contains before it is written. */
export interface SupportBundle {
  readonly mail: MailDraft;
  readonly contents: readonly string[];
}

const none = 'assente';

function idLines({ submission, attempt, attempts }: SupportCase): readonly string[] {
  const { start, end } = attempt;
  return [
    `Operazione: ${submission.operation}`,
    `Identificativo documento: ${submission.documentId}`,
    `Documento di destinazione: ${submission.targetId ?? none}`,
    `Identificativo sottomissione: ${start.submissionIdentifier}`,
    `Inizio (UTC): ${start.startedAt}`,
    `Fine (UTC): ${end?.endedAt ?? none}`,
    `Stato HTTP: ${String(end?.httpStatus ?? none)}`,
    `X-CART-id: ${end?.cartId ?? 'nessun X-CART-id'}`,
    `traceID: ${end?.traceId ?? none}`,
    `workflowInstanceId: ${end?.workflowInstanceId ?? none}`,
    `GovWay-Transaction-ID: ${end?.transactionId ?? none}`,
    `jti dei token: ${start.authorizationJti}, ${start.signatureJti}`,
    `X-CART-id di tutti i tentativi: ${attempts.map((each) => each.end?.cartId ?? none).join(', ')}`,
  ];
}

function mailText(settings: Settings, supportCase: SupportCase): string {
  const { application } = settings.profile;
  const error = supportCase.attempt.end?.error ?? null;
  return [
    'Richiesta di supporto per la comunicazione seguente.',
    '',
    `Applicativo: ${application.vendor} - ${application.id} ${application.version}`,
    `Ambiente: ${settings.environment.name}`,
    ...idLines(supportCase),
    ...(error === null
      ? []
      : ['', `Esito per il programma: ${error.code}`, errorText(error).happened]),
    '',
    'Allegati: richiesta, risposta e, se il documento è in archivio, il CDA2. Contengono dati sanitari.',
  ].join('\r\n');
}

function json(name: string, value: object): MailAttachment {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return { name, mediaType: 'application/json', bytes };
}

/** The request as far as it may be told: tokens are never kept, and the file is named by its digest. */
function requestFile({ submission, attempt, document }: SupportCase): MailAttachment {
  const { method, url, submissionIdentifier, requestSha256 } = attempt.start;
  return json('richiesta.json', {
    method,
    url,
    body: { ...submission.metadata, identificativoSottomissione: submissionIdentifier },
    bodySha256: requestSha256,
    fileSha256: document?.signed?.sha256 ?? null,
  });
}

function responseFiles({ attempt: { end } }: SupportCase): readonly MailAttachment[] {
  if (end?.exchange !== 'answered') return [];
  const { httpStatus, responseHeaders, responseBody } = end;
  const isJson = (responseHeaders['content-type'] ?? '').includes('json');
  const body: MailAttachment = {
    name: isJson ? 'risposta.json' : 'risposta.bin',
    mediaType: isJson ? 'application/json' : 'application/octet-stream',
    bytes: responseBody ?? new Uint8Array(),
  };
  return [json('risposta-intestazioni.json', { httpStatus, headers: responseHeaders }), body];
}

function details({ submission, attempt }: SupportCase): string {
  const status = attempt.end?.httpStatus ?? 'senza risposta';
  return `${submission.operation} ${String(status)} ${attempt.end?.cartId ?? ''}`.trimEnd();
}

/**
 * The mail the Region's desk asks for (S002 §16): identifiers in the text; request, response and CDA attached. The
 * subject says nothing about the patient; the attachments do, and `contents` tells the doctor so.
 */
export function supportBundle(
  settings: Settings,
  supportCase: SupportCase,
  now: Date,
): SupportBundle {
  const desk = supportDesk(
    settings.environment.name,
    settings.profile.application,
    details(supportCase),
  );
  const { document } = supportCase;
  const cda: readonly MailAttachment[] =
    document === null
      ? []
      : [{ name: 'cda.xml', mediaType: 'application/xml', bytes: document.cda }];
  const attachments = [requestFile(supportCase), ...responseFiles(supportCase), ...cda];
  const health =
    document === null
      ? 'Il documento non è in archivio: il CDA2 non è allegato.'
      : `cda.xml è il documento clinico di ${document.patient.family} ${document.patient.given}: contiene dati sanitari.`;
  return {
    mail: { ...desk, text: mailText(settings, supportCase), attachments, date: now },
    contents: [
      `Destinatari  ${[...desk.to, ...desk.cc].join(', ')}`,
      `Oggetto      ${desk.subject}`,
      ...attachments.map(
        ({ name, bytes }) => `Allegato     ${name} (${String(bytes.length)} byte)`,
      ),
      health,
      'Non contiene token, chiavi, PIN né la firma.',
    ],
  };
}
