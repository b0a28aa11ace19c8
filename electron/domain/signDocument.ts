import { ok, type Result } from '../../shared/errors/result.ts';
import { findCertificate, signUnlocked } from './cardAccess.ts';
import type { SealedDocument } from './ports/archive.ts';
import type { CardPort } from './ports/card.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentPdf } from './ports/documentPdf.ts';
import type { PinSource } from './ports/pinSource.ts';
import { prepareSignature, type SigningOptions } from './prepareSignature.ts';
import {
  levelledDocument,
  type EvidencePorts,
  type LevelledDocument,
} from './strengthenSignature.ts';

/** The parts signing needs. */
export interface SigningPorts {
  readonly card: CardPort;
  readonly pins: PinSource;
  readonly pdf: DocumentPdf;
  readonly clock: Clock;
  /** Proofs to add to the signature before anyone takes the document's hash; none when absent. */
  readonly evidence?: EvidencePorts;
}

/**
 * Renders and signs a sealed document: the certificate is found and the page made before a PIN is asked,
 * then exactly one private-key operation follows, and the proofs that come in time. Nothing half signed is ever
 * returned.
 */
export async function signDocument(
  ports: SigningPorts,
  document: SealedDocument,
  options: SigningOptions,
): Promise<Result<LevelledDocument>> {
  const { card, pins, pdf, clock } = ports;
  const signer = await findCertificate(card, {
    purpose: 'signature',
    codiceFiscale: document.author.codiceFiscale,
    fingerprint: options.fingerprint,
  });
  if (!signer.ok) return signer;
  const prepared = await prepareSignature(pdf, document, signer.value, options, clock.now());
  if (!prepared.ok) return prepared;
  const { certificate } = signer.value;
  const value = await signUnlocked(card, pins, certificate, {
    purpose: 'signature',
    reason: `Firma del profilo di ${document.patient.family} ${document.patient.given}`,
    mechanism: prepared.value.mechanism,
    data: prepared.value.dataToSign,
  });
  if (!value.ok) return value;
  const signed = await pdf.complete(prepared.value, value.value);
  return signed.ok ? ok(await levelledDocument(ports.evidence, signed.value)) : signed;
}
