import type { AnswerErrorCode } from '../../../../shared/fse/answers/answerRule.ts';
import type { ActionClass } from '../../../../shared/fse/actionClass.ts';
import {
  type AnswerSample,
  blockedConfig,
  blockedToken,
  fixed,
  govway,
  index,
  inRow,
  problem,
  sample,
  cartId,
  type Conclusion,
} from './answerSample.ts';

/** Why a failure of the field carries nothing a program could recognise it by. */
export type Unrecognisable =
  /** No HTTP answer: the channel's own errors tell it. */
  | 'channel'
  /** The service accepted; what went wrong shows elsewhere or nowhere. */
  | 'accepted'
  /** An answer whose text was never published, or that differs in nothing from others. */
  | 'no-own-text'
  /** A verdict of the accreditation's checker or a matter of procedure, not an answer of the gateway. */
  | 'procedure';

/** One row of field-failures.md: the answer seen and what is to be concluded, or why there is none. */
export type FieldFailure =
  | { readonly rows: string; readonly sample: AnswerSample }
  | { readonly rows: string; readonly unrecognisable: Unrecognisable };

const supported = (code: AnswerErrorCode): Conclusion => [code, 'SUPPORT', 'refused'];
const retried = (code: AnswerErrorCode): Conclusion => [code, 'RETRY', 'queued'];
const unknown = (code: AnswerErrorCode, action: ActionClass = 'AMBIG'): Conclusion => [
  code,
  action,
  'outcome-unknown',
];
const blockedFix = (code: AnswerErrorCode): Conclusion => [code, 'FIX', 'blocked'];

function front(
  rows: string,
  status: number,
  name: string,
  conclusion: Conclusion,
  detail?: string,
): FieldFailure {
  return { rows, sample: govway(rows, status, name, conclusion, {}, detail) };
}

function national(
  rows: string,
  status: number,
  type: string,
  instance: string,
  detail: string,
  conclusion: Conclusion,
): FieldFailure {
  return { rows, sample: problem(rows, status, type, instance, detail, conclusion) };
}

function claim(rows: string, detail: string, conclusion: Conclusion, kind = 'malformed') {
  const instance = `/jwt-mandatory-field-${kind}`;
  return national(rows, 403, '/msg/jwt-validation', instance, detail, conclusion);
}

function judged(rows: string, type: string, detail: string, conclusion: Conclusion): FieldFailure {
  const status = type === '/msg/semantic' ? 422 : 400;
  return national(rows, status, type, '/validation/error', detail, conclusion);
}

function indexed(rows: string, text: string, conclusion: Conclusion): FieldFailure {
  return { rows, sample: index(rows, text, conclusion) };
}

function none(unrecognisable: Unrecognisable, rows: string): FieldFailure {
  return { rows, unrecognisable };
}

const contentDenied = blockedConfig('gateway/identity-not-coherent');
const notAuthentic = blockedConfig('gateway/token-not-authentic');
const refusedBearer = blockedToken('gateway/bearer-refused');
const malformedClaim = blockedFix('gateway/claim-malformed');
const nonConforming = fixed('gateway/request-not-conforming');
const unknownCode = 'Almeno uno dei seguenti vocaboli non è censito: ';
const medicines = '2.16.840.1.113883.2.9.6.1.5';
const diagnoses = '2.16.840.1.113883.6.103';

/** Every row of field-failures.md, by its numbers. */
export const fieldFailures: readonly FieldFailure[] = [
  none('channel', 'CH-01 CH-02 CH-03 CH-04 CH-05'),
  front('CH-06', 401, 'TokenAuthenticationRequired', blockedFix('gateway/signature-token-missing')),
  front('CH-07', 400, 'InteroperabilityInvalidRequest', refusedBearer),
  none('no-own-text', 'CH-08'),
  front('CH-09', 400, 'InvalidRequestContent', nonConforming, 'UTF-8; boundary=x'),
  front('CH-10', 400, 'BadRequest', fixed('gateway/request-malformed')),
  front('CH-11', 503, 'GatewayError', retried('gateway/unavailable')),
  front('CH-12', 502, 'InvalidResponse', unknown('gateway/invalid-response')),

  front('CP-01 CP-02 CP-03 CP-04', 403, 'AuthorizationContentDeny', contentDenied),
  front('CP-05 CP-06 CP-07', 403, 'AuthorizationContentDeny', contentDenied),
  front('CP-08 CP-09', 401, 'TokenAuthenticationFailed', notAuthentic, 'Invalid token'),
  none('procedure', 'CP-10'),

  front('JH-01 JH-02 JH-03 JH-04', 401, 'TokenAuthenticationFailed', notAuthentic, 'Invalid token'),
  none('no-own-text', 'JH-05'),
  claim('JH-06', 'x5t#S256', malformedClaim),
  front('JH-07', 401, 'TokenAuthenticationFailed', notAuthentic),

  front('CL-01', 400, 'InteroperabilityInvalidRequest', refusedBearer),
  front('CL-02', 401, 'TokenAuthenticationFailed', notAuthentic),
  front(
    'CL-03',
    401,
    'TokenInTheFuture',
    blockedToken('gateway/token-in-the-future'),
    "'iat' token claim is in the future",
  ),
  front('CL-04 CL-05 CL-06', 403, 'AuthorizationContentDeny', contentDenied),
  claim(
    'CL-07',
    'Il campo person_id non è valorizzato',
    blockedFix('gateway/claim-missing'),
    'missing',
  ),
  claim('CL-08', 'Il codice fiscale nel campo sub non è corretto', malformedClaim),
  none('no-own-text', 'CL-09 CL-10'),
  national(
    'CL-11 CL-13 CL-14',
    403,
    '/msg/jwt-validation',
    '/jwt-person-id',
    'Person id presente nel JWT differente dal codice fiscale del paziente previsto sul CDA',
    fixed('gateway/patient-mismatch'),
  ),
  claim(
    'CL-12 CL-20',
    'Il codice fiscale nel campo person_id non è corretto',
    fixed('gateway/patient-code-refused'),
  ),
  national(
    'CL-15',
    403,
    '/msg/jwt-validation',
    '/jwt-document-type',
    'Tipologia documento diversa dalla tipologia di CDA (code - codesystem)',
    fixed('gateway/document-type-mismatch'),
  ),
  claim('CL-16', 'Il campo subject_organization_id non è corretto', malformedClaim),
  claim('CL-17', 'Il campo Locality non è valorizzato correttamente', malformedClaim),
  claim('CL-18', 'Il campo action_id non è coerente con le operazioni richieste', malformedClaim),
  none('accepted', 'CL-19'),

  national(
    'PD-01 PD-02 PD-03 PD-04 PD-06 PD-07 PD-10 PD-11',
    400,
    '/msg/cda-element',
    '/cda-extraction',
    'Error while extracting CDA from PDF document',
    fixed('gateway/cda-not-extracted'),
  ),
  judged(
    'PD-05',
    '/msg/syntax',
    "error: Cannot find the declaration of element 'xfa:datasets'",
    fixed('gateway/cda-syntax'),
  ),
  national(
    'PD-08',
    400,
    '/msg/generic-error',
    '',
    "Required part 'file' is not present.",
    fixed('gateway/part-missing'),
  ),
  national(
    'PD-09',
    500,
    '/msg/generic-error',
    '',
    'Index 0 out of bounds for length 0',
    supported('gateway/cda-header-unreadable'),
  ),
  none('accepted', 'PD-12'),

  national(
    'SG-01 SG-02 SG-03',
    400,
    '/msg/sign-error',
    '/msg/sign-error',
    'La firma del pdf non risulta valida',
    fixed('gateway/signature-refused'),
  ),
  none('accepted', 'SG-04 SG-09'),
  national(
    'SG-05 SG-06 SG-07 SG-08',
    400,
    '/msg/document-hash',
    '/jwt-hash-match',
    'Verifica hash fallita.',
    fixed('gateway/hash-mismatch'),
  ),
  national(
    'SG-10 SG-11 SG-12 SG-13 SG-14 RD-08',
    400,
    '/msg/cda-match',
    '/cda-validation',
    'Il CDA non risulta validato',
    blockedConfig('gateway/cda-not-validated'),
  ),

  judged(
    'SY-01 SY-06',
    '/msg/syntax',
    "error: -1,-1 cvc-complex-type.2.4.a: Invalid content was found starting with element 'addr'.",
    fixed('gateway/cda-syntax'),
  ),
  judged(
    'SY-02 SY-03 SY-04 SY-05 SY-09',
    '/msg/syntax',
    "error: Attribute 'nullflavor' is not allowed to appear in element 'value'.",
    fixed('gateway/cda-syntax'),
  ),
  judged(
    'SY-07',
    '/msg/syntax',
    'Error while executing validation on xsd schema',
    fixed('gateway/cda-syntax'),
  ),
  national(
    'SY-08',
    500,
    '/msg/generic-error',
    '',
    'Duplicate key 2.16.840.1.113883.2.9.4.3.2',
    fixed('gateway/patient-id-duplicated'),
  ),

  judged(
    'PS-01 PS-02 PS-04 PS-11',
    '/msg/semantic',
    '[ERRORE-b9| x],[ERRORE-b244| x],[ERRORE-b203| x],[W005 | x]',
    fixed('gateway/cda-semantics'),
  ),
  judged('PS-08', '/msg/semantic', '[ERRORE-46| x]', fixed('gateway/cda-semantics')),
  none('no-own-text', 'PS-03 PS-05 PS-12'),
  national(
    'PS-06',
    400,
    '/msg/generic-error',
    '/request-invalid-date-format',
    "L'istanza engine richiesta è nulla",
    retried('gateway/validator-failed'),
  ),
  judged(
    'PS-07',
    '/msg/semantic',
    'Error while executing validation on sch schematron',
    retried('gateway/validator-failed'),
  ),
  none('accepted', 'PS-09 PS-10'),

  judged(
    'VC-01 VC-02 VC-03 VC-04 VC-06 VC-07',
    '/msg/vocabulary',
    `${unknownCode}[CodeSystem: ${medicines}, Codes: 042028063, J07AX]`,
    fixed('gateway/code-refused'),
  ),
  judged(
    'VC-05 VC-09',
    '/msg/vocabulary',
    `${unknownCode}[CodeSystem: ${diagnoses} v2002, Codes: 4100]`,
    fixed('gateway/code-refused'),
  ),
  judged(
    'VC-08',
    '/msg/vocabulary',
    'Non è stato trovato alcun dizionario gestito su FSE',
    retried('gateway/validator-failed'),
  ),
  judged(
    'VC-10',
    '/msg/vocabulary',
    `Almeno uno dei seguenti vocaboli non Ã¨ censito: [CodeSystem: ${medicines}, Codes: 1]`,
    fixed('gateway/code-refused'),
  ),

  front('RB-01', 400, 'InvalidRequestContent', nonConforming, "Type expected 'object'"),
  front('RB-02', 400, 'InvalidRequestContent', nonConforming, 'code 201: not parsable'),
  front('RB-03', 400, 'InvalidRequestContent', nonConforming, 'Additional property'),
  front('RB-04', 400, 'InvalidRequestContent', nonConforming, 'Null value is not allowed'),
  front('RB-05', 400, 'InvalidRequestContent', nonConforming, 'Value is not defined in the schema'),
  national(
    'RB-06',
    400,
    '/msg/id-doc',
    '/invalid-id',
    "L'identificativo documento non è valido",
    fixed('gateway/identifier-refused'),
  ),
  national(
    'RB-07',
    400,
    '/msg/id-doc',
    '/invalid-id',
    'Invalid format for repositoryUniqueId',
    fixed('gateway/repository-refused'),
  ),
  {
    rows: 'RB-08',
    sample: sample(
      'RB-08',
      400,
      { 'X-CART-id': cartId },
      { message: 'identificativoDoc e identificativo CDA diversi' },
      fixed('gateway/identifier-refused'),
    ),
  },
  indexed('RB-09', 'Documento già esistente', fixed('gateway/index-already-registered')),
  national(
    'RB-10',
    400,
    '/msg/mandatory-element',
    '/request-missing-field',
    'Parametro non riconosciuto',
    fixed('gateway/field-refused'),
  ),
  none('no-own-text', 'RB-11'),
  none('accepted', 'RB-12'),
  indexed('VB-01', inRow('R227', 'eventCodeList mismatch'), fixed('gateway/index-visibility')),
  none('accepted', 'VB-02 VB-03'),

  front('RD-01 RD-06 TO-07', 404, 'UndefinedOperation', blockedConfig('gateway/address-unknown')),
  national(
    'RD-02 RD-03 RD-05',
    404,
    '/msg/record-not-found',
    '',
    'Documento non trovato',
    fixed('gateway/document-unknown'),
  ),
  national('RD-04', 404, '', '', 'Id documento non presente', fixed('gateway/document-unknown')),
  national(
    'RD-07',
    404,
    '/msg/eds-error',
    '/msg/eds-document-missing',
    'Document cannot be found on the Server FHIR',
    retried('gateway/document-not-stored-yet'),
  ),
  none('accepted', 'RD-09'),
  none('no-own-text', 'RD-10 RD-12'),
  national(
    'RD-11',
    500,
    '/msg/generic-error',
    '',
    'I/O error on PUT request for "http://eds-client:8080"',
    unknown('gateway/service-failed', 'SUPPORT'),
  ),

  none('accepted', 'ST-01 ST-03 ST-07'),
  indexed('ST-02', inRow('CRF1', 'time-out'), unknown('gateway/index-regional-timeout')),
  indexed('ST-04', inRow('X1', 'Patient validation error'), fixed('gateway/index-patient')),
  indexed(
    'ST-05',
    'Ini error. {"errorMessage":"Internal Error 9000"}',
    unknown('gateway/index-internal', 'RETRY'),
  ),
  national('ST-06', 500, '/msg/generic-error', '', 'Read timed out', unknown('gateway/timeout')),
  none('procedure', 'ST-08'),
  none('procedure', 'AC-01 AC-02 AC-03 AC-04 AC-05 AC-06 AC-07 AC-08 AC-09 AC-10'),

  {
    rows: 'TO-01 TO-03',
    sample: sample(
      'TO-01',
      400,
      { 'X-CART-id': cartId },
      {
        traceID: 'R3VERR',
        spanID: 'R3VERR',
        type: '[GTW-015]',
        detail: 'Il codice fiscale nel CDA non ha un formato valido.',
      },
      fixed('gateway/patient-code-refused'),
    ),
  },
  national(
    'TO-02',
    400,
    '/msg/cda-element',
    '/msg/cda-anonymizaton',
    'Codice fiscale non trovato in anagrafe',
    fixed('gateway/patient-not-registered'),
  ),
  indexed(
    'TO-04',
    inRow('R232', 'Wrong value of Slot documentSigned.'),
    supported('gateway/index-signature-slot'),
  ),
  none('no-own-text', 'TO-05 TO-08 TO-09 TO-10'),
  front('TO-06', 403, 'AuthorizationContentDeny', contentDenied),
  {
    rows: 'TO-11',
    sample: sample(
      'TO-11',
      500,
      { 'X-CART-id': cartId },
      { message: 'FSE_ER_000 Gateway Response is null' },
      unknown('gateway/middleware-lost-answer'),
    ),
  },
];
