import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { importIdentity } from '../../identity/importIdentity.ts';
import { readInputFile } from '../files.ts';
import { readPemFiles } from '../readPemFiles.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** Checks the doctor's Sogei certificate and key and stores them in the encrypted archive. */
export async function importSogeiIdentity(
  bench: Workbench,
  certificateFile: string,
  keyFile: string,
): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { environment, profile, trust } = settings.value;
  const certificate = await readInputFile(certificateFile);
  if (!certificate.ok) return certificate;
  const privateKey = await readInputFile(keyFile);
  if (!privateKey.ok) return privateKey;
  const authorities = await readPemFiles(trust.tokenAuthorities);
  if (!authorities.ok) return authorities;
  const imported = importIdentity(
    { certificate: certificate.value, privateKey: privateKey.value },
    { environment, profile, authoritiesPem: authorities.value, at: bench.clock.now() },
  );
  privateKey.value.fill(0);
  if (!imported.ok) return imported;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const saved = await archive.value.saveIdentity(imported.value.identity);
  if (!saved.ok) return saved;
  const { commonName, notAfter, warnings, identity } = imported.value;
  return ok({
    json: {
      commonName,
      notAfter,
      fingerprint: identity.fingerprint,
      environment: identity.environment,
      warnings: warnings.map(errorToJson),
    },
    lines: [
      `Certificato  ${commonName}`,
      `Scadenza     ${notAfter.slice(0, 10)}`,
      ...warnings.map((warning) => `Avviso       ${errorText(warning).happened}`),
    ],
    succeeded: true,
  });
}
