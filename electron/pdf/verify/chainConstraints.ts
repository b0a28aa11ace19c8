import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  id_ce_basicConstraints,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  Name,
  NameConstraints,
  SubjectAlternativeName,
  type GeneralName,
  type GeneralSubtrees,
} from '@peculiar/asn1-x509';
import { extensionOf, type SignerCertificate } from '../pades/certificateOutline.ts';

/** One level of a name: its attributes as they are compared (RFC 5280 §7.1, without case and needless blanks). */
type NameLevel = string;

function levelsOf(name: Name): readonly NameLevel[] {
  return [...name].map((level) =>
    [...level]
      .map(({ type, value }) => `${type}=${value.toString().trim().replace(/\s+/g, ' ')}`)
      .map((attribute) => attribute.toLowerCase())
      .sort()
      .join('+'),
  );
}

function isDirectoryWithin(name: Name, subtree: Name): boolean {
  const [levels, above] = [levelsOf(name), levelsOf(subtree)];
  return above.every((level, index) => levels[index] === level);
}

function isHostWithin(host: string, subtree: string): boolean {
  const [name, above] = [host.toLowerCase(), subtree.toLowerCase().replace(/^\./, '')];
  return name === above || name.endsWith(`.${above}`);
}

function isMailWithin(mail: string, subtree: string): boolean {
  const host = mail.slice(mail.lastIndexOf('@') + 1);
  if (subtree.includes('@')) return mail.toLowerCase() === subtree.toLowerCase();
  return subtree.startsWith('.')
    ? host.toLowerCase().endsWith(subtree.toLowerCase())
    : host.toLowerCase() === subtree.toLowerCase();
}

/** Whether a name lies in a subtree; null where they are of different kinds, so that one says nothing of the other. */
function isWithin(name: GeneralName, subtree: GeneralName): boolean | null {
  if (name.directoryName !== undefined && subtree.directoryName !== undefined) {
    return isDirectoryWithin(name.directoryName, subtree.directoryName);
  }
  if (name.dNSName !== undefined && subtree.dNSName !== undefined) {
    return isHostWithin(name.dNSName, subtree.dNSName);
  }
  if (name.rfc822Name !== undefined && subtree.rfc822Name !== undefined) {
    return isMailWithin(name.rfc822Name, subtree.rfc822Name);
  }
  return null;
}

function verdicts(name: GeneralName, subtrees: GeneralSubtrees | undefined): readonly boolean[] {
  if (subtrees === undefined) return [];
  return Array.from(subtrees, ({ base }) => isWithin(name, base)).filter(
    (within) => within !== null,
  );
}

function isAdmitted(name: GeneralName, constraints: NameConstraints): boolean {
  const permitted = verdicts(name, constraints.permittedSubtrees);
  const excluded = verdicts(name, constraints.excludedSubtrees);
  return !excluded.includes(true) && (permitted.length === 0 || permitted.includes(true));
}

/** The names a certificate gives its holder: subject and alternative names. */
function namesOf(certificate: SignerCertificate): readonly GeneralName[] {
  const subject = AsnConvert.parse(certificate.subject, Name);
  const others = extensionOf(certificate.extensions, id_ce_subjectAltName);
  return [
    ...(subject.length === 0 ? [] : [{ directoryName: subject }]),
    ...(others === null ? [] : AsnConvert.parse(others, SubjectAlternativeName)),
  ];
}

function isSelfIssued({ subject, issuer }: SignerCertificate): boolean {
  return Buffer.from(subject).equals(Buffer.from(issuer));
}

type Breach = 'path-too-long' | 'name-not-admitted';

/**
 * Whether an authority may stand above the certificates below it, the signer's first: as far below as its path length
 * allows, and naming only whom its name constraints admit (RFC 5280 §4.2.1.9, §4.2.1.10). Null when it may.
 */
export function constraintBroken(
  authority: SignerCertificate,
  below: readonly SignerCertificate[],
): Breach | null {
  try {
    return breachOf(authority, below);
  } catch {
    // Constraints that cannot be read must not be taken as none.
    return 'name-not-admitted';
  }
}

function breachOf(
  authority: SignerCertificate,
  below: readonly SignerCertificate[],
): Breach | null {
  // Authorities between this one and the signer; renewals of an authority by itself do not count.
  const between = below.slice(1).filter((each) => !isSelfIssued(each));
  const basic = extensionOf(authority.extensions, id_ce_basicConstraints);
  if (basic !== null) {
    const { pathLenConstraint } = AsnConvert.parse(basic, BasicConstraints);
    if (pathLenConstraint !== undefined && between.length > pathLenConstraint) {
      return 'path-too-long';
    }
  }
  const named = extensionOf(authority.extensions, id_ce_nameConstraints);
  if (named === null) return null;
  const constraints = AsnConvert.parse(named, NameConstraints);
  const [signer] = below;
  const held = signer === undefined ? between : [signer, ...between];
  const admitted = held.flatMap(namesOf).every((name) => isAdmitted(name, constraints));
  return admitted ? null : 'name-not-admitted';
}
