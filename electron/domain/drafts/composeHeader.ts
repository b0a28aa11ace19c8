import { idRoots } from '../../../shared/cda/codeSystems.ts';
import { hl7TimeToMoment, isoToHl7Time } from '../../../shared/cda/hl7Time.ts';
import type { DoctorProfile } from '../../../shared/fse/doctorProfile.ts';
import { splitDocumentId, type DocumentIdentity } from '../../../shared/fse/identifiers.ts';
import type { PssDraftHeader } from '../../../shared/pss/header/draftHeader.ts';
import type { Identifier, IdentifiedPerson } from '../../../shared/pss/header/person.ts';
import type { Moment } from '../../../shared/pss/values/moment.ts';
import type { EarlierDocument } from './proposeAct.ts';

const TITLE = 'Profilo Sanitario Sintetico';

/** What the writing of a document adds to what the doctor wrote. */
export interface HeaderAdditions {
  readonly profile: DoctorProfile;
  readonly at: Date;
  readonly identity: DocumentIdentity;
  /** The document it takes the place of, or null. */
  readonly replaces: EarlierDocument | null;
}

/** An instant in Italian civil time, as precise as a second. */
function momentOf(at: Date): Moment {
  const written = hl7TimeToMoment(isoToHl7Time(at.toISOString()) ?? '');
  return written ?? at.toISOString().slice(0, 19);
}

function identifierOf(documentId: string, { region }: DoctorProfile): Identifier | null {
  const split = splitDocumentId(documentId);
  return split === null ? null : { ...split, authority: `Regione ${region.name}` };
}

function doctorOf(header: PssDraftHeader, profile: DoctorProfile): IdentifiedPerson {
  const { family, given, codiceFiscale } = profile;
  const own = header.author.telecoms;
  return {
    id: { root: idRoots.codiceFiscale, extension: codiceFiscale, authority: 'MEF' },
    name: { family, given, prefix: null },
    address: header.author.address ?? profile.address,
    telecoms: own.length > 0 ? own : profile.telecoms,
  };
}

function custodianOf(header: PssDraftHeader, { azienda }: DoctorProfile) {
  const former = header.custodian;
  const same = former?.id.extension === azienda.code;
  return {
    id: {
      root: idRoots.healthStructure,
      extension: azienda.code,
      authority: 'Ministero della Salute',
    },
    name: azienda.name,
    telecom: same ? former.telecom : null,
    address: same ? former.address : null,
  };
}

/**
 * The header of the document that a draft becomes: identity, time, doctor and custodian are the program's to write,
 * the patient and everything said about people around the patient is the draft's. What others attested of an earlier
 * document is not theirs of this one.
 */
export function composeHeader(header: PssDraftHeader, additions: HeaderAdditions): PssDraftHeader {
  const { profile, at, identity, replaces } = additions;
  const now = momentOf(at);
  const doctor = doctorOf(header, profile);
  const former = replaces === null ? null : identifierOf(replaces.documentId, profile);
  return {
    ...header,
    id: identifierOf(identity.documentId, profile),
    setId: identifierOf(identity.setId, profile),
    version: identity.version,
    title: header.title ?? TITLE,
    createdAt: now,
    confidentiality: header.confidentiality ?? 'N',
    author: { ...doctor, at: now, role: header.author.role ?? profile.role },
    dataEnterer: null,
    custodian: custodianOf(header, profile),
    legalAuthenticator: { at: now, person: doctor },
    authenticator: null,
    events: [{ what: header.events[0]?.what ?? null, when: { kind: 'moment', at: now } }],
    related:
      replaces === null || former === null
        ? []
        : [
            {
              how: 'RPLC',
              id: former,
              setId: identifierOf(replaces.setId, profile),
              version: replaces.version,
            },
          ],
  };
}
