import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '../../../shared/errors/result.ts';
import type { IdentityRequestChoices } from '../../domain/ports/identityKeeping.ts';
import { writeOutputFile } from '../files.ts';
import { createIdentityKeeping } from '../identityKeeping.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** What the person chooses about a request. */
export interface RequestChoices extends IdentityRequestChoices {
  /** Folder the request files are written to. */
  readonly out: string;
}

/** Makes keys and requests for a new Sogei certificate; the keys wait in the archive until the answer is imported. */
export async function requestSogeiIdentity(
  bench: Workbench,
  choices: RequestChoices,
): Promise<VerbResult> {
  const keeping = createIdentityKeeping(bench);
  const made = await keeping.request(choices);
  if (!made.ok) return made;
  const { requestId, names, instructions } = made.value;
  await mkdir(choices.out, { recursive: true });
  const files: string[] = [];
  for (const { name, bytes } of made.value.files) {
    const file = join(choices.out, name);
    const written = await writeOutputFile(file, bytes);
    if (!written.ok) {
      await keeping.forgetRequest(requestId);
      return written;
    }
    files.push(file);
  }
  return ok({
    json: { requestId, names, files },
    lines: [
      `Nome del certificato di firma           ${names.signature}`,
      `Nome del certificato di autenticazione  ${names.authentication}`,
      ...(names.hasExpectedForm
        ? []
        : ['Avviso: il Fascicolo si aspetta un nome che inizia con S, numero, # e Regione.']),
      ...files.map((file) => `Scritto ${file}`),
      '',
      ...instructions,
    ],
    succeeded: true,
  });
}
