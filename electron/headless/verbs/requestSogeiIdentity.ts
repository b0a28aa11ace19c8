import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '../../../shared/errors/result.ts';
import { certificateNames } from '../../identity/certificateName.ts';
import { newIdentityRequest, requestFiles } from '../../identity/newIdentityRequest.ts';
import { requestInstructions } from '../../identity/portalInstructions.ts';
import { writeOutputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** What the person chooses about a request. */
export interface RequestChoices {
  /** Folder the request files are written to. */
  readonly out: string;
  /** Name communicated by the Region, which wins over the one made from the profile. */
  readonly communicatedName: string | null;
  /** Counts the certificates of this kind issued for this software. */
  readonly number: number;
}

/** The domain of this software in certificate names (regional guide §14.2). */
const DOMAIN = 'PSS';

/** Makes keys and requests for a new Sogei certificate; the keys wait in the archive until the answer is imported. */
export async function requestSogeiIdentity(
  bench: Workbench,
  choices: RequestChoices,
): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { environment, profile } = settings.value;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const names = certificateNames(
    {
      number: choices.number,
      azienda: profile.azienda.code,
      domain: DOMAIN,
      codiceFiscale: profile.codiceFiscale,
    },
    choices.communicatedName,
  );
  const request = await newIdentityRequest({
    requestId: bench.randomness.uuid(),
    environment: environment.name,
    names,
    subject: {
      country: 'IT',
      state: profile.region.name,
      locality: profile.azienda.name,
      organization: profile.azienda.name,
      organizationalUnit: DOMAIN,
    },
    at: bench.clock.now(),
  });
  // Stored before the files exist: a request without its key would be answered in vain.
  const saved = await archive.value.saveIdentityRequest(request);
  if (!saved.ok) return saved;
  await mkdir(choices.out, { recursive: true });
  const files: string[] = [];
  for (const { name, bytes } of requestFiles(request)) {
    const file = join(choices.out, name);
    const written = await writeOutputFile(file, bytes);
    if (!written.ok) {
      await archive.value.forgetIdentityRequest(request.requestId);
      return written;
    }
    files.push(file);
  }
  return ok({
    json: { requestId: request.requestId, names, files },
    lines: [
      `Nome del certificato di firma           ${names.signature}`,
      `Nome del certificato di autenticazione  ${names.authentication}`,
      ...(names.hasExpectedForm
        ? []
        : ['Avviso: il Fascicolo si aspetta un nome che inizia con S, numero, # e Regione.']),
      ...files.map((file) => `Scritto ${file}`),
      '',
      ...requestInstructions,
    ],
    succeeded: true,
  });
}
