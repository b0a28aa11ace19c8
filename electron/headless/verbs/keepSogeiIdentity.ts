import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { makeBackup } from '../../identity/identityBackup.ts';
import { revocationInstructions } from '../../identity/portalInstructions.ts';
import { writeOutputFile } from '../files.ts';
import { findSogeiIdentity } from '../findSogeiIdentity.ts';
import { createIdentityKeeping, identityName } from '../identityKeeping.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** Writes the public certificate as PEM: the Region asks for it when it enables production. */
export async function exportSogeiCertificate(
  bench: Workbench,
  out: string,
  fingerprint: string | null,
): Promise<VerbResult> {
  const exported = await createIdentityKeeping(bench).exportCertificate(fingerprint);
  if (!exported.ok) return exported;
  const { name, pem, fingerprint: found } = exported.value;
  const written = await writeOutputFile(out, Buffer.from(pem));
  if (!written.ok) return written;
  return ok({
    json: { file: out, fingerprint: found },
    lines: [`Certificato pubblico di ${name} scritto in ${out}`],
    succeeded: true,
  });
}

/** Writes certificate and key encrypted under the file password. */
export async function backUpSogeiIdentity(
  bench: Workbench,
  out: string,
  fingerprint: string | null,
): Promise<VerbResult> {
  const found = await findSogeiIdentity(bench, fingerprint);
  if (!found.ok) return found;
  const { certificate, privateKey } = found.value.identity;
  if (privateKey === null) {
    return fail(appError('identity/key-destroyed', { commonName: identityName({ certificate }) }));
  }
  const password = await bench.filePassword();
  if (!password.ok) return password;
  const backup = await makeBackup({ certificate, privateKey }, password.value);
  const written = await writeOutputFile(out, backup);
  if (!written.ok) return written;
  return ok({
    json: { file: out, fingerprint: found.value.identity.fingerprint },
    lines: [
      `Copia cifrata di ${identityName({ certificate })} scritta in ${out}`,
      'Senza la password del file la copia è inutilizzabile: conservarla altrove.',
    ],
    succeeded: true,
  });
}

/** Makes an identity the one that signs, for instance the new one of a renewal, or the old one again. */
export async function chooseSogeiIdentity(
  bench: Workbench,
  fingerprint: string,
): Promise<VerbResult> {
  const chosen = await createIdentityKeeping(bench).choose(fingerprint);
  if (!chosen.ok) return chosen;
  const { commonName } = chosen.value;
  return ok({
    json: { fingerprint, commonName },
    lines: [`I prossimi invii usano ${commonName}.`],
    succeeded: true,
  });
}

/**
 * Destroys the key of an identity; its certificate stays for the records. Refused while no other identity has been
 * accepted by the gateway, unless the key is compromised.
 */
export async function retireSogeiIdentity(
  bench: Workbench,
  fingerprint: string,
  compromised: boolean,
): Promise<VerbResult> {
  const found = await findSogeiIdentity(bench, fingerprint);
  if (!found.ok) return found;
  const { archive, identity, all } = found.value;
  const commonName = identityName(identity);
  const another = all.some(
    (each) =>
      each.fingerprint !== fingerprint && each.privateKey !== null && each.provenAt !== null,
  );
  if (!another && !compromised) return fail(appError('identity/still-needed', { commonName }));
  const destroyed = await archive.destroyIdentityKey(identity.environment, fingerprint);
  if (!destroyed.ok) return destroyed;
  return ok({
    json: { fingerprint, commonName },
    lines: [
      `La chiave di ${commonName} è stata distrutta; il certificato resta in archivio.`,
      ...(compromised ? ['', ...revocationInstructions] : []),
    ],
    succeeded: true,
  });
}
