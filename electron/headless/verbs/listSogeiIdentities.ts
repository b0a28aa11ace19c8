import { ok } from '../../../shared/errors/result.ts';
import type { IdentitiesView } from '../../../shared/ipc/areas/identities.ts';
import { createIdentityKeeping } from '../identityKeeping.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

type Listed = IdentitiesView['identities'][number];

const roleNames: Readonly<Record<Listed['role'], string>> = {
  'in-use': 'in uso',
  spare: 'di riserva',
  'to-be-proven': 'da provare',
  'key-destroyed': 'solo documentazione',
};

function expiryWords(expiry: Listed['expiry']): string {
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

function identityLines(identity: Listed): readonly string[] {
  return [
    `${identity.commonName} (${roleNames[identity.role]})`,
    `  scade il ${identity.notAfter.slice(0, 10)}${expiryWords(identity.expiry)}`,
    `  impronta ${identity.fingerprint}`,
  ];
}

/** The Sogei certificates of the environment in use, with role and expiry, and the requests that wait. */
export async function listSogeiIdentities(bench: Workbench): Promise<VerbResult> {
  const list = await createIdentityKeeping(bench).list();
  if (!list.ok) return list;
  const { identities, requests } = list.value;
  const lines = [
    ...identities.flatMap(identityLines),
    ...requests.map(
      ({ signatureName, createdAt }) => `In attesa dal ${createdAt.slice(0, 10)}: ${signatureName}`,
    ),
  ];
  return ok({
    json: { identities, requests },
    lines: lines.length > 0 ? lines : ['Nessun certificato Sogei e nessuna richiesta in attesa.'],
    succeeded: true,
  });
}
