import { errorText } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { KeptNow } from '../../domain/ports/identityKeeping.ts';
import { readInputFile } from '../files.ts';
import { createIdentityKeeping } from '../identityKeeping.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

function importedLines(kept: KeptNow): readonly string[] {
  return [
    `Certificato  ${kept.commonName}`,
    `Impronta     ${kept.fingerprint}`,
    `Scadenza     ${kept.notAfter.slice(0, 10)}`,
    ...kept.warnings.map((warning) => `Avviso       ${errorText(warning).happened}`),
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
  const certificate = await readInputFile(certificateFile);
  if (!certificate.ok) return certificate;
  const key: Result<Uint8Array | null> = keyFile === null ? ok(null) : await readInputFile(keyFile);
  if (!key.ok) return key;
  const kept = await createIdentityKeeping(bench).import({
    certificate: certificate.value,
    key: key.value,
    password: () => bench.filePassword(),
    chosen,
  });
  certificate.value.fill(0);
  key.value?.fill(0);
  if (!kept.ok) return kept;
  const { warnings, ...facts } = kept.value;
  return ok({
    json: { ...facts, warnings: warnings.map(errorToJson) },
    lines: importedLines(kept.value),
    succeeded: true,
  });
}
