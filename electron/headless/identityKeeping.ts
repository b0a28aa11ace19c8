import type { KeyObject } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { expiryNotice } from '../../shared/fse/certificateExpiry.ts';
import { chooseIdentity } from '../domain/chooseIdentity.ts';
import type { Archive, IdentityRequest, KeptIdentity } from '../domain/ports/archive.ts';
import type {
  HandedIdentity,
  IdentityKeeping,
  IdentityRequestChoices,
  KeptNow,
  MadeRequest,
} from '../domain/ports/identityKeeping.ts';
import type { Settings } from '../domain/settings.ts';
import type { IdentitiesView } from '../../shared/ipc/areas/identities.ts';
import { certificateNames } from '../identity/certificateName.ts';
import { pemOf } from '../identity/certificationRequest.ts';
import { importIdentity } from '../identity/importIdentity.ts';
import { readIdentityMaterial } from '../identity/identityMaterial.ts';
import { matchIdentity } from '../identity/matchIdentity.ts';
import { newIdentityRequest, requestFiles } from '../identity/newIdentityRequest.ts';
import { requestInstructions } from '../identity/portalInstructions.ts';
import { readPrivateKey } from '../identity/privateKey.ts';
import { readSogeiCertificate } from '../identity/sogeiCertificate.ts';
import { trialToken } from '../identity/trialToken.ts';
import { findSogeiIdentity } from './findSogeiIdentity.ts';
import { tokenAuthorities } from './tokenAuthorities.ts';
import type { Workbench } from './workbench.ts';

/** The domain of this software in certificate names (regional guide §14.2). */
const DOMAIN = 'PSS';

type Listed = IdentitiesView['identities'][number];

interface Pending {
  readonly request: IdentityRequest;
  readonly key: KeyObject;
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

function roleOf(identity: KeptIdentity, inUse: string | null): Listed['role'] {
  if (identity.privateKey === null) return 'key-destroyed';
  if (identity.fingerprint === inUse) return 'in-use';
  return identity.provenAt === null ? 'to-be-proven' : 'spare';
}

function listed(identity: KeptIdentity, inUse: string | null, at: Date): Result<Listed> {
  const certificate = readSogeiCertificate(identity.certificate);
  if (!certificate.ok) return certificate;
  const { x509, commonName } = certificate.value;
  const notAfter = x509.validToDate.toISOString();
  return ok({
    commonName: commonName ?? '',
    fingerprint: identity.fingerprint,
    notAfter,
    role: roleOf(identity, inUse),
    provenAt: identity.provenAt,
    expiry: expiryNotice(notAfter, at),
  });
}

/** The common name of an identity's certificate; empty where it cannot be read. */
export function identityName({ certificate }: Pick<KeptIdentity, 'certificate'>): string {
  const read = readSogeiCertificate(certificate);
  return read.ok ? (read.value.commonName ?? '') : '';
}

async function list(
  bench: Workbench,
  settings: Settings,
  archive: Archive,
): Promise<Result<IdentitiesView>> {
  const { name } = settings.environment;
  const kept = await archive.identities(name);
  if (!kept.ok) return kept;
  const requests = await archive.identityRequests(name);
  if (!requests.ok) return requests;
  const inUse = chooseIdentity(kept.value)?.fingerprint ?? null;
  const identities: Listed[] = [];
  for (const identity of kept.value) {
    const one = listed(identity, inUse, bench.clock.now());
    if (!one.ok) return one;
    identities.push(one.value);
  }
  return ok({
    identities,
    requests: requests.value.map(({ requestId, createdAt, signatureName }) => ({
      requestId,
      createdAt,
      signatureName,
    })),
  });
}

async function request(
  bench: Workbench,
  { environment, profile }: Settings,
  archive: Archive,
  choices: IdentityRequestChoices,
): Promise<Result<MadeRequest>> {
  const { azienda, codiceFiscale, region } = profile;
  const names = certificateNames(
    { number: choices.number, azienda: azienda.code, domain: DOMAIN, codiceFiscale },
    choices.communicatedName,
  );
  const made = await newIdentityRequest({
    requestId: bench.randomness.uuid(),
    environment: environment.name,
    names,
    subject: {
      country: 'IT',
      state: region.name,
      locality: azienda.name,
      organization: azienda.name,
      organizationalUnit: DOMAIN,
    },
    at: bench.clock.now(),
  });
  // Stored before the files exist: a request without its key would be answered in vain.
  const saved = await archive.saveIdentityRequest(made);
  if (!saved.ok) return saved;
  const { requestId } = made;
  return ok({ requestId, names, files: requestFiles(made), instructions: requestInstructions });
}

async function importHanded(
  bench: Workbench,
  settings: Settings,
  archive: Archive,
  handed: HandedIdentity,
): Promise<Result<KeptNow>> {
  const { environment, profile } = settings;
  const material = await readIdentityMaterial(handed.certificate, handed.password);
  if (!material.ok) return material;
  const beside =
    handed.key === null ? ok(null) : await readIdentityMaterial(handed.key, handed.password);
  if (!beside.ok) {
    // What was given as a key and is neither key nor certificate is an unreadable key.
    return beside.error.code === 'identity/certificate-unreadable'
      ? fail(appError('identity/key-unreadable', {}))
      : beside;
  }
  const authoritiesPem = await tokenAuthorities(settings);
  if (!authoritiesPem.ok) return authoritiesPem;
  const requests = await archive.identityRequests(environment.name);
  if (!requests.ok) return requests;
  const pending = pendingKeys(requests.value);
  if (!pending.ok) return pending;
  const matched = matchIdentity(material.value.certificates, {
    handed: [...(beside.value?.keys ?? []), ...material.value.keys],
    pending: pending.value.map(({ key }) => key),
    chosen: handed.chosen,
  });
  if (!matched.ok) return matched;
  const { certificate, key } = matched.value;
  const imported = importIdentity(
    { certificate: certificate.der, privateKey: key.export({ format: 'der', type: 'pkcs8' }) },
    { environment, profile, authoritiesPem: authoritiesPem.value, at: bench.clock.now() },
  );
  if (!imported.ok) return imported;
  const trial = await trialToken(imported.value.identity);
  if (!trial.ok) return trial;
  const saved = await archive.saveIdentity(imported.value.identity);
  if (!saved.ok) return saved;
  const answered = pending.value.find((each) => certificate.x509.checkPrivateKey(each.key));
  if (answered !== undefined) {
    // Only now: until the identity is in the archive its request is the only place of the key.
    const forgotten = await archive.forgetIdentityRequest(answered.request.requestId);
    if (!forgotten.ok) return forgotten;
  }
  const { commonName, notAfter, identity, warnings } = imported.value;
  const requested = answered?.request.signatureName ?? commonName;
  return ok({
    commonName,
    notAfter,
    fingerprint: identity.fingerprint,
    environment: identity.environment,
    answeredRequest: answered?.request.requestId ?? null,
    warnings: [
      ...warnings,
      ...(requested === commonName
        ? []
        : [appError('identity/name-not-requested', { requested, issued: commonName })]),
    ],
  });
}

async function choose(
  bench: Workbench,
  fingerprint: string,
): Promise<Result<{ readonly commonName: string }>> {
  const found = await findSogeiIdentity(bench, fingerprint);
  if (!found.ok) return found;
  const { archive, identity } = found.value;
  const commonName = identityName(identity);
  if (identity.privateKey === null) {
    return fail(appError('identity/key-destroyed', { commonName }));
  }
  const at = bench.clock.now().toISOString();
  const chosen = await archive.chooseIdentity(identity.environment, fingerprint, at);
  return chosen.ok ? ok({ commonName }) : chosen;
}

/** The Sogei certificates of the environment in use, kept in the archive of a workbench. */
export function createIdentityKeeping(bench: Workbench): IdentityKeeping {
  async function withArchive<Value>(
    use: (settings: Settings, archive: Archive) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const settings = await bench.settings();
    if (!settings.ok) return settings;
    const archive = await bench.archive();
    return archive.ok ? use(settings.value, archive.value) : archive;
  }

  return {
    list: () => withArchive((settings, archive) => list(bench, settings, archive)),
    request: (choices) =>
      withArchive((settings, archive) => request(bench, settings, archive, choices)),
    import: (handed) =>
      withArchive((settings, archive) => importHanded(bench, settings, archive, handed)),
    choose: (fingerprint) => choose(bench, fingerprint),
    exportCertificate: async (fingerprint) => {
      const found = await findSogeiIdentity(bench, fingerprint);
      if (!found.ok) return found;
      const { identity } = found.value;
      return ok({
        name: identityName(identity),
        pem: pemOf('CERTIFICATE', identity.certificate),
        fingerprint: identity.fingerprint,
      });
    },
    forgetRequest: (requestId) =>
      withArchive((_settings, archive) => archive.forgetIdentityRequest(requestId)),
  };
}
