import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { absenceError } from '../../domain/cardAbsence.ts';
import { cardOverview, type CertificateOverview } from '../../domain/cardOverview.ts';
import type { CardReader } from '../../domain/ports/card.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import { purposeNames, readerStateNames } from '../words.ts';
import type { Workbench } from '../workbench.ts';

function certificateLines(certificate: CertificateOverview): readonly string[] {
  const { purpose, holderName, notAfter, refusal, capabilities } = certificate;
  const name = purpose === null ? 'altro uso' : purposeNames[purpose];
  const methods = capabilities?.verified ?? capabilities?.announced ?? [];
  const shown = capabilities?.verified === null ? 'dichiarati' : 'provati';
  return [
    `  ${name}: ${holderName}, scade il ${notAfter.slice(0, 10)}`,
    ...(refusal === null ? [] : [`    non utilizzabile: ${errorText(refusal).happened}`]),
    ...(methods.length === 0 ? [] : [`    metodi di firma ${shown}: ${methods.join(', ')}`]),
  ];
}

function readerLines(
  reader: CardReader,
  certificates: readonly CertificateOverview[],
): readonly string[] {
  const tokens = new Set(reader.tokens.map(({ tokenId }) => tokenId));
  const why = reader.error === null ? '' : `: ${errorText(reader.error).happened}`;
  return [
    `${reader.name}: ${readerStateNames[reader.state]}${why}`,
    ...certificates.filter(({ tokenId }) => tokens.has(tokenId)).flatMap(certificateLines),
  ];
}

/** What can be seen without a PIN: readers, tokens, certificates with their purpose or why they are refused. */
export async function card(bench: Workbench): Promise<VerbResult> {
  const port = await bench.card();
  if (!port.ok) return port;
  const overview = await cardOverview(port.value);
  if (!overview.ok) return overview;
  const { presence, driver, tokens, certificates } = overview.value;
  const readers = presence.kind === 'readers' ? presence.readers : [];
  const absence = certificates.length === 0 ? absenceError(presence, 'access') : null;
  return ok({
    json: {
      presence: presence.kind,
      driver,
      readers,
      tokens,
      certificates: certificates.map(({ refusal, ...facts }) => ({
        ...facts,
        refusal: refusal === null ? null : errorToJson(refusal),
      })),
      ...(absence === null ? {} : { error: errorToJson(absence) }),
    },
    lines: [
      ...readers.flatMap((reader) => readerLines(reader, certificates)),
      ...(absence === null ? [] : Object.values<string>({ ...errorText(absence) })),
    ],
    succeeded: absence === null,
  });
}
