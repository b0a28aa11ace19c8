import { type DoctorProfile, regionArc } from './doctorProfile.ts';

/** What identifiers need from outside: the instant and digits of chance. */
export interface IdentifierSource {
  readonly at: Date;
  /** `count` random decimal digits, the first never zero. */
  digits(count: number): string;
}

/** The names a document carries through its life. */
export interface DocumentIdentity {
  /** `identificativoDoc` and CDA id, as `root^extension`. */
  readonly documentId: string;
  /** CDA setId, as `root^extension`: the first version's document id. */
  readonly setId: string;
  /** CDA versionNumber, from 1. */
  readonly version: number;
}

const NATIONAL_ROOT = '2.16.840.1.113883.2.9.2';
const DOCUMENT_TYPE = 'PSS';

/**
 * `root^extension` with a non-empty extension after the only caret (gateway-checks.md C-28): a dotted root and
 * printable ASCII without blanks, up to the 256 characters of the interface. Documents of other producers pass too.
 */
const DOCUMENT_ID = /^([0-2](?:\.(?:0|[1-9]\d*))+)\^([!-\]_-~]+)$/;
const SUBMISSION_ID = /^2\.16\.840\.1\.113883\.2\.9\.2\.[1-9]\d*\.4\.3\.[1-9]\d*$/;
const REPOSITORY_ID = /^2\.16\.840\.1\.113883\.2\.9\.2\.[1-9]\d*\.4\.5\.[0-9.]*\d$/;

/** Digits of chance after the millisecond: doctors who never meet need them to stay apart. */
const DOCUMENT_RANDOM_DIGITS = 10;
/** 30 characters of root, a dot, 17 of time and 12 of chance stay within the 64 of an OID. */
const SUBMISSION_RANDOM_DIGITS = 12;
const OID_MAX_LENGTH = 64;
const DOCUMENT_ID_MAX_LENGTH = 256;

/** Year to millisecond in UTC as 17 digits; the first is never zero. */
function timestampDigits(at: Date): string {
  return at.toISOString().replace(/\D/g, '');
}

function newDocumentId(profile: DoctorProfile, source: IdentifierSource): string {
  const progressive = `${timestampDigits(source.at)}${source.digits(DOCUMENT_RANDOM_DIGITS)}`;
  const extension = [
    profile.azienda.code,
    DOCUMENT_TYPE,
    profile.repository,
    `${profile.application.identifierToken}${progressive}`,
  ].join('.');
  return `${NATIONAL_ROOT}.${regionArc(profile)}.4.4^${extension}`;
}

/**
 * Names a first version: `<azienda>.PSS.<repository>.<application><progressive>` under the region's root
 * (gateway.md §8). Unique without any counter shared between doctors or PCs; never to be reused, not even after
 * an annulment.
 */
export function firstIdentity(profile: DoctorProfile, source: IdentifierSource): DocumentIdentity {
  const documentId = newDocumentId(profile, source);
  return { documentId, setId: documentId, version: 1 };
}

/** Names the version that replaces `previous`: a new document in the same set. */
export function nextIdentity(
  previous: DocumentIdentity,
  profile: DoctorProfile,
  source: IdentifierSource,
): DocumentIdentity {
  return {
    documentId: newDocumentId(profile, source),
    setId: previous.setId,
    version: previous.version + 1,
  };
}

/** `identificativoSottomissione`: an OID, new for every attempt (gateway.md §8). */
export function newSubmissionIdentifier(profile: DoctorProfile, source: IdentifierSource): string {
  const digits = `${timestampDigits(source.at)}${source.digits(SUBMISSION_RANDOM_DIGITS)}`;
  return `${NATIONAL_ROOT}.${regionArc(profile)}.4.3.${digits}`;
}

/** `identificativoRep` of the profile's repository (gateway.md §8). */
export function repositoryIdentifier(profile: DoctorProfile): string {
  return `${NATIONAL_ROOT}.${regionArc(profile)}.4.5.${profile.repository}`;
}

/** Whether a text can be an `identificativoDoc`, ours or of another producer. */
export function isDocumentId(text: string): boolean {
  return text.length <= DOCUMENT_ID_MAX_LENGTH && DOCUMENT_ID.test(text);
}

/** Root and extension of a document id; null when it is none. */
export function splitDocumentId(
  text: string,
): { readonly root: string; readonly extension: string } | null {
  const match = isDocumentId(text) ? DOCUMENT_ID.exec(text) : null;
  const [, root, extension] = match ?? [];
  return root === undefined || extension === undefined ? null : { root, extension };
}

/** Whether a text is a well-formed `identificativoSottomissione`. */
export function isSubmissionIdentifier(text: string): boolean {
  return text.length <= OID_MAX_LENGTH && SUBMISSION_ID.test(text);
}

/** Whether a text is a well-formed `identificativoRep` (gateway-checks.md C-57). */
export function isRepositoryIdentifier(text: string): boolean {
  return text.length <= OID_MAX_LENGTH && REPOSITORY_ID.test(text);
}
