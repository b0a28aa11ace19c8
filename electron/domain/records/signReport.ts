import { ok, type Result } from '../../../shared/errors/result.ts';
import { findCertificate, signUnlocked } from '../cardAccess.ts';
import type { SigningOptions } from '../prepareSignature.ts';
import type { SigningPorts } from '../signDocument.ts';
import { levelledDocument, type LevelledDocument } from '../strengthenSignature.ts';

/**
 * Signs a report with the doctor's card, as a document is signed: the certificate is found before a PIN is asked, one
 * private-key operation follows, the finished file is verified. Errors: those of `signDocument`.
 */
export async function signReport(
  ports: SigningPorts,
  report: Uint8Array,
  codiceFiscale: string,
  { fingerprint, authorities }: SigningOptions,
): Promise<Result<LevelledDocument>> {
  const { card, pins, pdf, clock } = ports;
  const signer = await findCertificate(card, { purpose: 'signature', codiceFiscale, fingerprint });
  if (!signer.ok) return signer;
  const { certificate, chain } = signer.value;
  const unsigned = { pdf: report, cdaSha256: null };
  const prepared = await pdf.prepare(unsigned, [...chain, ...authorities], clock.now());
  if (!prepared.ok) return prepared;
  const value = await signUnlocked(card, pins, certificate, {
    purpose: 'signature',
    reason: 'Firma del rapporto sulla vita di un documento',
    mechanism: prepared.value.mechanism,
    data: prepared.value.dataToSign,
  });
  if (!value.ok) return value;
  const signed = await pdf.complete(prepared.value, value.value);
  return signed.ok ? ok(await levelledDocument(ports.evidence, signed.value)) : signed;
}
