import { problem, type Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import { descriptionSystems, eventCodes } from '../contract/codes.ts';
import type { BoundBody } from '../contract/requestBodies.ts';
import { refuseIf, type Check } from './check.ts';

function missing(detail: string): Refusal {
  return problem('/msg/mandatory-element', '/request-missing-field', detail);
}

function emptyField(label: string): Refusal {
  return missing(`Il campo ${label} deve essere valorizzato.`);
}

/** Whether an identifier has a non-empty part after its last caret. */
function hasTail(id: string): boolean {
  return /\^[^^]+$/.test(id);
}

function onBody(id: string, requires: string, judge: (body: BoundBody) => Refusal | null): Check {
  return {
    id,
    requires,
    examine: async (call: Call) => {
      const body = await call.body();
      return body === null ? null : judge(body);
    },
  };
}

/** JSON binding (C-20), first check of update metadata too. */
export const boundBody: Check = {
  id: 'C-20',
  requires: 'a body the dispatcher can bind',
  examine: async (call) =>
    refuseIf(
      (await call.body()) === null,
      missing('Errore durante la conversione da json a oggetto'),
    ),
};

/** Identifier of the document, tested on create only. */
export const documentIdPresent = onBody('C-21', 'identificativoDoc', (body) =>
  refuseIf((body.identificativoDoc ?? '') === '', emptyField('identificativo documento')),
);

const mandatoryFields = [
  ['identificativoRep', 'identificativo rep'],
  ['tipoDocumentoLivAlto', 'tipo documento liv alto'],
  ['assettoOrganizzativo', 'assetto organizzativo'],
  ['tipoAttivitaClinica', 'tipo attivita clinica'],
  ['identificativoSottomissione', 'identificativo sottomissione'],
  ['tipologiaStruttura', 'tipologia struttura'],
] as const;

const mandatory = onBody('C-22', 'every mandatory field', (body) => {
  const absent = mandatoryFields.find(([name]) => (body[name] ?? '') === '');
  return absent === undefined ? null : emptyField(absent[1]);
});

function descriptionForm(id: string): Check {
  return onBody(id, 'descriptions of three pieces', (body) =>
    refuseIf(
      (body.descriptions ?? []).some((entry) => entry.split('^').length !== 3),
      missing('Il campo descriptions deve essere nel formato codice^descrizione^OID'),
    ),
  );
}

function descriptionSystem(id: string): Check {
  return onBody(id, 'descriptions of an admitted code system', (body) =>
    refuseIf(
      (body.descriptions ?? []).some(
        (entry) => !descriptionSystems.includes(entry.split('^')[2] ?? ''),
      ),
      missing('Il campo descriptions contiene un OID non consentito'),
    ),
  );
}

function eventCodeCheck(id: string): Check {
  const known = eventCodes.map((code) => code.toLowerCase());
  return onBody(id, 'admitted event codes', (body) => {
    const wrong = (body.attiCliniciRegoleAccesso ?? []).findLast(
      (code) => !known.includes(code.toLowerCase()),
    );
    return wrong === undefined ? null : missing(`Il campo atti clinici ${wrong} non è consentito`);
  });
}

/** The parser rolls over-large numbers and ignores a tail: fourteen leading digits are all it needs. */
function isLenientDate(text: string | undefined): boolean {
  return text === undefined || /^\d{14}/.test(text);
}

const dateFields = [
  ['dataInizioPrestazione', 'data inizio prestazione'],
  ['dataFinePrestazione', 'data fine prestazione'],
] as const;

function dateCheck(id: string, refusalFor: (detail: string) => Refusal): Check {
  return onBody(id, 'dates as yyyyMMddHHmmss', (body) => {
    const wrong = dateFields.find(([name]) => !isLenientDate(body[name]));
    return wrong === undefined
      ? null
      : refusalFor(`Il campo ${wrong[1]} deve essere valorizzato correttamente`);
  });
}

const dates = dateCheck('C-26', (detail) =>
  problem('/msg/invalid-format', '/request-invalid-date-format', detail),
);

const dateOrder: Check = {
  id: 'C-27',
  requires: 'nothing of the order of the dates',
  examine: () => null,
};

const documentIdForm = onBody('C-28', 'identificativoDoc with a tail after the caret', (body) =>
  refuseIf(
    !hasTail(body.identificativoDoc ?? ''),
    problem('/msg/id-doc', '/invalid-id', "L'identificativo documento non è valido"),
  ),
);

/** Checks on the body of create and of both replaces after C-21. */
export const documentFields: readonly Check[] = [
  mandatory,
  descriptionForm('C-23'),
  descriptionSystem('C-24'),
  eventCodeCheck('C-25'),
  dates,
  dateOrder,
  documentIdForm,
];

/** The path's document id: the instance differs between plain replace and update metadata. */
export function pathIdCheck(instance: '/invalid-req-id' | '/invalid-id'): Check {
  return {
    id: 'C-29',
    requires: 'a path id with a tail after the caret',
    examine: ({ documentId }) =>
      refuseIf(
        !hasTail(documentId ?? ''),
        problem('/msg/id-doc', instance, "L'identificativo documento non è valido"),
      ),
  };
}

const documentClassPresent = onBody('C-60', 'tipoDocumentoLivAlto', (body) =>
  refuseIf(body.tipoDocumentoLivAlto === undefined, emptyField('tipo documento liv alto')),
);

/** Checks on the body of update metadata. */
export const metadataFields: readonly Check[] = [
  documentClassPresent,
  eventCodeCheck('C-61'),
  dateCheck('C-62', missing),
  descriptionForm('C-63'),
  descriptionSystem('C-63'),
];
