import { ok, type Result } from '../../../shared/errors/result.ts';
import { expiryNotice, type ExpiryNotice } from '../../domain/certificateExpiry.ts';
import { chooseIdentity } from '../../domain/chooseIdentity.ts';
import type { IdentityRequest, KeptIdentity } from '../../domain/ports/archive.ts';
import { readSogeiCertificate } from '../../identity/sogeiCertificate.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

type Role = 'in-use' | 'spare' | 'to-be-proven' | 'key-destroyed';

const roleNames: Readonly<Record<Role, string>> = {
  'in-use': 'in uso',
  spare: 'di riserva',
  'to-be-proven': 'da provare',
  'key-destroyed': 'solo documentazione',
};

interface ListedIdentity {
  readonly commonName: string;
  readonly fingerprint: string;
  readonly serialNumber: string;
  readonly notAfter: string;
  readonly environment: string;
  readonly role: Role;
  readonly provenAt: string | null;
  readonly expiry: ExpiryNotice;
}

function roleOf(identity: KeptIdentity, inUse: string | null): Role {
  if (identity.privateKey === null) return 'key-destroyed';
  if (identity.fingerprint === inUse) return 'in-use';
  return identity.provenAt === null ? 'to-be-proven' : 'spare';
}

function listed(identity: KeptIdentity, inUse: string | null, at: Date): Result<ListedIdentity> {
  const certificate = readSogeiCertificate(identity.certificate);
  if (!certificate.ok) return certificate;
  const { x509, commonName } = certificate.value;
  const notAfter = x509.validToDate.toISOString();
  return ok({
    commonName: commonName ?? '',
    fingerprint: identity.fingerprint,
    serialNumber: x509.serialNumber,
    notAfter,
    environment: identity.environment,
    role: roleOf(identity, inUse),
    provenAt: identity.provenAt,
    expiry: expiryNotice(notAfter, at),
  });
}

function expiryWords(expiry: ExpiryNotice): string {
  switch (expiry.kind) {
    case 'valid':
      return '';
    case 'expiring':
      return expiry.daysLeft === 1
        ? ': RINNOVARE, scade entro un giorno'
        : `: RINNOVARE, mancano ${String(expiry.daysLeft)} giorni`;
    case 'expired':
      return ': SCADUTO, gli invii sono bloccati fino al rinnovo';
  }
}

function identityLines(identity: ListedIdentity): readonly string[] {
  return [
    `${identity.commonName} (${roleNames[identity.role]})`,
    `  scade il ${identity.notAfter.slice(0, 10)}${expiryWords(identity.expiry)}`,
    `  impronta ${identity.fingerprint}`,
  ];
}

function requestLine({ signatureName, createdAt }: IdentityRequest): string {
  return `In attesa dal ${createdAt.slice(0, 10)}: ${signatureName}`;
}

/** The Sogei certificates of the environment in use, with role and expiry, and the requests that wait. */
export async function listSogeiIdentities(bench: Workbench): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { name } = settings.value.environment;
  const kept = await archive.value.identities(name);
  if (!kept.ok) return kept;
  const requests = await archive.value.identityRequests(name);
  if (!requests.ok) return requests;
  const inUse = chooseIdentity(kept.value)?.fingerprint ?? null;
  const identities: ListedIdentity[] = [];
  for (const identity of kept.value) {
    const one = listed(identity, inUse, bench.clock.now());
    if (!one.ok) return one;
    identities.push(one.value);
  }
  const lines = [...identities.flatMap(identityLines), ...requests.value.map(requestLine)];
  return ok({
    json: {
      identities,
      requests: requests.value.map(
        ({ requestId, createdAt, signatureName, authenticationName }) => ({
          requestId,
          createdAt,
          signatureName,
          authenticationName,
        }),
      ),
    },
    lines: lines.length > 0 ? lines : ['Nessun certificato Sogei e nessuna richiesta in attesa.'],
    succeeded: true,
  });
}
