import { X509Certificate } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { AuthorityCertificate, AuthorityReader } from '../domain/ports/authorityReader.ts';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function certificatesOf(file: Uint8Array): readonly X509Certificate[] {
  const blocks = Buffer.from(file).toString('latin1').match(PEM_BLOCK);
  return (blocks ?? [file]).map((one) => new X509Certificate(one));
}

/** The most telling parts of the name, as a person reads them: common name, unit, organisation. */
function readableSubject({ subject }: X509Certificate): string {
  const parts = subject.split('\n').map((line) => line.split('='));
  const named = ['CN', 'OU', 'O'].flatMap((type) =>
    parts.filter(([key]) => key === type).map(([, ...value]) => value.join('=')),
  );
  return named.length > 0 ? named.join(', ') : subject.replaceAll('\n', ', ');
}

function authorityOf(certificate: X509Certificate): Result<AuthorityCertificate> {
  const subject = readableSubject(certificate);
  if (!certificate.ca) return fail(appError('authority/not-an-authority', { subject }));
  return ok({
    subject,
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    notAfter: certificate.validToDate.toISOString(),
    pem: certificate.toString(),
  });
}

/** Reads authorities with Node's own X.509 (RFC 5280); what else a PEM file holds, a key for instance, is left alone. */
export const readAuthorityFile: AuthorityReader = (file) => {
  const authorities: AuthorityCertificate[] = [];
  try {
    for (const certificate of certificatesOf(file)) {
      const authority = authorityOf(certificate);
      if (!authority.ok) return authority;
      authorities.push(authority.value);
    }
  } catch {
    // Node only says that it is no certificate; there is nothing more to tell.
    return fail(appError('authority/unreadable', {}));
  }
  return ok(authorities);
};
