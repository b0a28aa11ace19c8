import type { KeyObject } from 'node:crypto';
import { appError, errorText, type AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { IdentityRequest } from '../../domain/ports/archive.ts';
import { importIdentity, type ImportedIdentity } from '../../identity/importIdentity.ts';
import { readIdentityMaterial, type IdentityMaterial } from '../../identity/identityMaterial.ts';
import { matchIdentity } from '../../identity/matchIdentity.ts';
import { readPrivateKey } from '../../identity/privateKey.ts';
import { trialToken } from '../../identity/trialToken.ts';
import { readInputFile } from '../files.ts';
import { readPemFiles } from '../readPemFiles.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

interface Pending {
  readonly request: IdentityRequest;
  readonly key: KeyObject;
}

async function readMaterial(bench: Workbench, file: string): Promise<Result<IdentityMaterial>> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const material = await readIdentityMaterial(bytes.value, () => bench.filePassword());
  bytes.value.fill(0);
  return material;
}

function pendingKeys(requests: readonly IdentityRequest[]): Result<readonly Pending[]> {
  const pending: Pending[] = [];
  for (const request of requests) {
    const key = readPrivateKey(request.signatureKey);
    if (!key.ok) return key;
    pending.push({ request, key: key.value });
  }
  return ok(pending);
}

function importedLines(
  { commonName, notAfter, identity }: ImportedIdentity,
  warnings: readonly AppError[],
): readonly string[] {
  return [
    `Certificato  ${commonName}`,
    `Impronta     ${identity.fingerprint}`,
    `Scadenza     ${notAfter.slice(0, 10)}`,
    ...warnings.map((warning) => `Avviso       ${errorText(warning).happened}`),
  ];
}

/**
 * Checks the doctor's Sogei certificate and stores it with its key in the encrypted archive. The key is looked for in
 * the key file where one is given, in the file itself (PKCS#12, backup), and among the requests that wait.
 */
export async function importSogeiIdentity(
  bench: Workbench,
  certificateFile: string,
  keyFile: string | null,
  chosen: string | null = null,
): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { environment, profile, trust } = settings.value;
  const material = await readMaterial(bench, certificateFile);
  if (!material.ok) return material;
  const handed = keyFile === null ? ok(null) : await readMaterial(bench, keyFile);
  if (!handed.ok) {
    // What was given as a key and is neither key nor certificate is an unreadable key.
    return handed.error.code === 'identity/certificate-unreadable'
      ? { ok: false, error: appError('identity/key-unreadable', {}) }
      : handed;
  }
  const authorities = await readPemFiles(trust.tokenAuthorities);
  if (!authorities.ok) return authorities;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const requests = await archive.value.identityRequests(environment.name);
  if (!requests.ok) return requests;
  const pending = pendingKeys(requests.value);
  if (!pending.ok) return pending;

  const matched = matchIdentity(material.value.certificates, {
    handed: [...(handed.value?.keys ?? []), ...material.value.keys],
    pending: pending.value.map(({ key }) => key),
    chosen,
  });
  if (!matched.ok) return matched;
  const { certificate, key } = matched.value;
  const imported = importIdentity(
    { certificate: certificate.der, privateKey: key.export({ format: 'der', type: 'pkcs8' }) },
    { environment, profile, authoritiesPem: authorities.value, at: bench.clock.now() },
  );
  if (!imported.ok) return imported;
  const trial = await trialToken(imported.value.identity);
  if (!trial.ok) return trial;
  const saved = await archive.value.saveIdentity(imported.value.identity);
  if (!saved.ok) return saved;

  const answered = pending.value.find((each) => certificate.x509.checkPrivateKey(each.key));
  if (answered !== undefined) {
    // Only now: until the identity is in the archive its request is the only place of the key.
    const forgotten = await archive.value.forgetIdentityRequest(answered.request.requestId);
    if (!forgotten.ok) return forgotten;
  }
  const requested = answered?.request.signatureName ?? imported.value.commonName;
  const issued = imported.value.commonName;
  const warnings = [
    ...imported.value.warnings,
    ...(requested === issued
      ? []
      : [appError('identity/name-not-requested', { requested, issued })]),
  ];
  const { commonName, notAfter, identity } = imported.value;
  return ok({
    json: {
      commonName,
      notAfter,
      fingerprint: identity.fingerprint,
      environment: identity.environment,
      answeredRequest: answered?.request.requestId ?? null,
      warnings: warnings.map(errorToJson),
    },
    lines: importedLines(imported.value, warnings),
    succeeded: true,
  });
}
