import { type AppError, appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import type { StoredIdentity } from '../domain/ports/archive.ts';
import { certificateProblems, certificateWarnings } from './checkCertificate.ts';
import { readPrivateKey } from './privateKey.ts';
import { readAuthorities, readSogeiCertificate } from './sogeiCertificate.ts';

/** The two files the doctor hands over, each PEM or DER; the key is unencrypted PKCS#8. */
export interface IdentityFiles {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** What an identity is imported for. */
export interface ImportContext {
  readonly environment: Pick<GatewayEnvironment, 'name' | 'certificateRegion'>;
  /** Certificates of the Ministry's authorities for that environment, as PEM. */
  readonly authoritiesPem: readonly string[];
  readonly profile: Pick<DoctorProfile, 'codiceFiscale' | 'azienda'>;
  readonly at: Date;
}

/** An identity found usable. */
export interface ImportedIdentity {
  readonly identity: StoredIdentity;
  readonly commonName: string;
  /** UTC ISO instant at which the certificate expires. */
  readonly notAfter: string;
  readonly warnings: readonly AppError[];
}

/**
 * Checks certificate and key of the doctor's Sogei signature identity before anything is stored
 * (cards-and-certificates.md §3.4): form, name, usage, key, dates, issuing authority, and that they belong together.
 */
export function importIdentity(
  files: IdentityFiles,
  context: ImportContext,
): Result<ImportedIdentity> {
  const certificate = readSogeiCertificate(files.certificate);
  if (!certificate.ok) return certificate;
  const authorities = readAuthorities(context.authoritiesPem);
  if (!authorities.ok) return authorities;
  const judged = {
    authorities: authorities.value,
    certificateRegion: context.environment.certificateRegion,
    profile: context.profile,
    at: context.at,
  };
  const [problem] = certificateProblems(certificate.value, judged);
  if (problem !== undefined) return fail(problem);
  const key = readPrivateKey(files.privateKey);
  if (!key.ok) return key;
  const { x509, der, commonName } = certificate.value;
  if (!x509.checkPrivateKey(key.value)) return fail(appError('identity/key-mismatch', {}));
  return ok({
    identity: {
      fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
      environment: context.environment.name,
      certificate: der,
      privateKey: key.value.export({ format: 'der', type: 'pkcs8' }),
      importedAt: context.at.toISOString(),
    },
    commonName: commonName ?? '',
    notAfter: x509.validToDate.toISOString(),
    warnings: certificateWarnings(certificate.value, judged),
  });
}
