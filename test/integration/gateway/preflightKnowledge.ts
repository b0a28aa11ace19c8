/** What the client can know of a check before it sends: which of its own checks says so and in which words. */
export type Knowledge =
  | { readonly by: string; readonly says: RegExp; readonly needsPack?: true }
  | { readonly cannot: string };

const contract = (says: RegExp): Knowledge => ({ by: 'P-08', says });
const body = (says: RegExp): Knowledge => ({ by: 'P-08', says });
const claim = (name: string): Knowledge => ({
  by: 'P-09',
  says: new RegExp(`^claim: ${name}(?:$|\\.)`),
});
const identity = (says: RegExp): Knowledge => ({ by: 'P-10', says });
const pairing: Knowledge = { by: 'P-10, P-11', says: /^wire: coerenza tra i due attestati$/ };
const file = (says: RegExp): Knowledge => ({ by: 'P-02, P-03', says });
const cda = (says: RegExp): Knowledge => ({ by: 'P-04, P-05', says });

const headersWrong = contract(/^wire: intestazioni ammesse e nessuna altra$/);
const partsWrong = contract(/^wire: corpo, parti e impronta del documento$/);

const history = 'P-14: the archive knows what is published, not the call; the act is refused there';
const behind = 'a failure of what stands behind the gateway';
const staged = 'the verdict is staged here; documents really wrong are in the accreditation cases';

/** By check, or by check and note where the rows of a check differ. */
export const preflightKnowledge: Readonly<Record<string, Knowledge>> = {
  'F-02': contract(/^wire: (?:indirizzo|verbo)/),
  'F-03': { by: 'P-09, P-11', says: /^claim: (?:aud|exp)$/ },
  'F-03 absent': headersWrong,
  'F-04': identity(/^identity\/expired$/),
  'F-04 altered': identity(/^wire: firma degli attestati$/),
  'F-05': identity(/^identity\/issuer-unknown$/),
  'F-05 absent': headersWrong,
  'F-05 line breaks in x5c': pairing,
  'F-06': { by: 'P-12', says: /^claim: exp$/ },
  'F-07': { by: 'P-12', says: /^claim: iat$/ },
  'F-09': identity(/^identity\/usage-not-signature$/),
  'F-10': {
    cannot: 'the A certificate is used for accreditation alone, whose channel is not the doctor’s',
  },
  'F-11': {
    cannot: 'the A certificate is used for accreditation alone, whose channel is not the doctor’s',
  },
  'F-12': identity(/^identity\/authentication-certificate$/),
  'F-13': identity(/^identity\/region-mismatch$/),
  'F-14': pairing,
  'F-15': identity(/^claim: iss$/),
  'F-16': identity(/^claim: iss$/),
  'F-17': { by: 'P-11', says: /^claim: aud$/ },
  'F-18': pairing,
  'F-20': partsWrong,
  'F-21': partsWrong,
  'F-22 size': { cannot: "P-01: the client's own ceiling is above the one staged here" },
  'F-22 rate': { cannot: 'the limit of calls is not published' },

  'C-01': { by: 'P-08', says: /^gateway\/document-missing$/ },
  'C-02': partsWrong,
  'C-03': { cannot: "P-01: the client's own ceiling is above the one staged here" },
  'C-04': headersWrong,
  'C-05': contract(/^wire: forma degli attestati$/),
  'C-06': pairing,
  'C-08': claim('sub'),
  'C-09': claim('action_id'),
  'C-10': claim('purpose_of_use'),
  'C-11': claim('subject_role'),
  'C-12': claim('subject_organization_id|claim: subject_organization'),
  'C-13': claim('subject_organization'),
  'C-14': claim('subject_organization'),
  'C-15': claim('action_id'),
  'C-16': claim('purpose_of_use'),
  'C-18': claim('locality'),
  'C-19': claim('resource_hl7_type'),
  'C-20': partsWrong,
  'C-21': body(/^body: identificativoDoc$/),
  'C-22': body(/^body: identificativoRep$/),
  'C-23': body(/^gateway\/body-invalid$/),
  'C-24': body(/^gateway\/body-invalid$/),
  'C-25': body(/^body: attiCliniciRegoleAccesso$/),
  'C-26': body(/^body: dataInizioPrestazione$/),
  'C-28': { by: 'P-06', says: /^gateway\/document-id-invalid$/ },
  'C-29': { by: 'P-06', says: /^gateway\/document-id-invalid$/ },
  'C-30': { by: 'P-01', says: /^gateway\/document-not-pdf$/ },
  'C-31': { by: 'P-01', says: /^gateway\/document-not-pdf$/ },
  'C-32': { by: 'P-06', says: /^gateway\/document-id-invalid$/ },
  'C-32 unknown target': { cannot: history },
  'C-32 time-out asked for': { cannot: behind },
  'C-33': file(/^pdf\/broken-structure$/),
  'C-34': file(/^pdf\/no-signature$/),
  'C-35 content inside': file(/^pdf\/cms-unreadable$/),
  'C-35 no certificate': file(/^pdf\/signer-certificate-missing$/),
  'C-36': file(/^pdf\/signing-time-missing$/),
  'C-37 altered after signing': file(/^pdf\/digest-mismatch$/),
  'C-37 expired certificate': {
    cannot: 'P-03: dates are judged when the certificate is chosen, before there is a signature',
  },
  'C-38': file(/^pdf\/attachment-wrong-name$/),
  'C-39': body(/^body: mode$/),
  'C-40': file(/^pdf\/attachment-wrong-name$/),
  'C-41': cda(/^cda\/not-utf8$/),
  'C-42': claim('resource_hl7_type'),
  'C-43': cda(/^cda\/header-incomplete$/),
  'C-44': { by: 'P-05', says: /^cda: other patient$/ },
  'C-45': claim('person_id'),
  'C-46': body(/^body: tipoDocumentoLivAlto$/),
  'C-47': cda(/^cda\/header-incomplete$/),
  'C-48': { cannot: behind },
  'C-49 model': { by: 'P-05', says: /^cda: xsd /, needsPack: true },
  'C-49 ill-formed': cda(/^cda\/not-xml$/),
  'C-50': cda(/^cda: (?:model model\/document-template|schematron )/),
  'C-51': { cannot: staged },
  'C-53 forbidden dictionary': {
    by: 'P-04',
    says: /^cda: (?:vocabulary|schematron|xsd) /,
    needsPack: true,
  },
  'C-53 unknown code': { cannot: staged },
  'C-54': { cannot: 'the region is configured as one whose replace validates by itself' },
  'C-56': { by: 'P-07', says: /^gateway\/document-altered$/ },
  'C-57': body(/^body: identificativoRep$/),
  'C-58': { cannot: history },
  'C-59': { cannot: `P-06, ${history}` },
  'C-60': body(/^body: tipoDocumentoLivAlto$/),
  'C-61': body(/^body: attiCliniciRegoleAccesso$/),
  'C-62': body(/^body: dataFinePrestazione$/),
  'C-63': body(/^gateway\/body-invalid$/),
  'C-64': { cannot: history },
  'C-65': { cannot: behind },
  'C-66': { cannot: behind },
  'C-67': { cannot: behind },
};

/** What can be known of a row. Claims of C-07 are named by the row's own note. */
export function knowledgeOf(check: string, note: string | undefined): Knowledge | undefined {
  const own = note === undefined ? undefined : preflightKnowledge[`${check} ${note}`];
  if (own !== undefined) return own;
  return check === 'C-07' && note !== undefined ? claim(note) : preflightKnowledge[check];
}
