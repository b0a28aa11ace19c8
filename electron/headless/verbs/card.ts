import { ok } from '../../../shared/errors/result.ts';
import type { CardCertificate, CardToken } from '../../domain/ports/card.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

const purposeNames = { access: 'accesso', signature: 'firma' } as const;

function certificateLine(certificate: CardCertificate): string {
  const purpose = certificate.purpose === null ? 'altro' : purposeNames[certificate.purpose];
  const refused =
    certificate.refusedBecause === null ? '' : `, non utilizzabile: ${certificate.refusedBecause}`;
  return `  ${purpose}: ${certificate.holderName}, scade il ${certificate.notAfter.slice(0, 10)}${refused}`;
}

function tokenLines(token: CardToken, certificates: readonly CardCertificate[]): readonly string[] {
  return [
    `${token.label} (${token.reader})`,
    ...certificates.filter((each) => each.tokenId === token.tokenId).map(certificateLine),
  ];
}

/** What the card shows without a PIN: tokens and certificates, each with its purpose or why it is refused. */
export async function card(bench: Workbench): Promise<VerbResult> {
  const port = await bench.card();
  if (!port.ok) return port;
  const tokens = await port.value.tokens();
  if (!tokens.ok) return tokens;
  const certificates = await port.value.certificates();
  if (!certificates.ok) return certificates;
  const withoutBytes = certificates.value.map(({ der: _der, ...facts }) => facts);
  const lines = tokens.value.flatMap((token) => tokenLines(token, certificates.value));
  return ok({
    json: { tokens: tokens.value, certificates: withoutBytes },
    lines: lines.length > 0 ? lines : ['Nessuna carta nel lettore.'],
    succeeded: true,
  });
}
