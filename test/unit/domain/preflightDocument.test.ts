import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { preflightDocument } from '../../../electron/domain/preflightDocument.ts';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import { submitDocument } from '../../../electron/domain/submitDocument.ts';
import type { Archive, SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { CardPort } from '../../../electron/domain/ports/card.ts';
import type { DocumentPdf } from '../../../electron/domain/ports/documentPdf.ts';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { ok } from '../../../shared/errors/result.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { stageDoctor } from '../../support/fseProfile.ts';
import { systemRandomness } from '../../../electron/process/systemRandomness.ts';

const text = readFileSync(
  new URL('../../../assets/accreditation/base.xml', import.meta.url),
  'utf8',
);
const settings = {
  profile: stageDoctor,
  environment: stageEnvironment('https://gateway.example/gateway/v2'),
};
const now = new Date('2026-11-23T10:00:00Z');

/** The document as it is sealed, its text changed afterwards: as a document that says one thing twice and not alike. */
function sealed(change: (cda: string) => string = (cda) => cda): SealedDocument {
  const root = parseXml(text);
  const header = root.ok ? readDocumentHeader(root.value) : root;
  if (!header.ok) throw new Error(header.error.code);
  return sealDocument(new TextEncoder().encode(change(text)), header.value, now);
}

function codes(document: SealedDocument, targetId: string | null = null) {
  return preflightDocument(document, targetId, settings).map(({ code, data }) => ({ code, data }));
}

/** Puts an identifier before the codice fiscale of a person. */
function precededBy(element: string): (cda: string) => string {
  const other = '<id root="2.16.840.1.113883.2.9.4.3.7" extension="80380000000000000001"/>';
  return (cda) => cda.replace(`<${element}>`, `<${element}>${other}`);
}

describe('before a document is signed', () => {
  it('nothing is found in a right one', () => {
    expect(codes(sealed())).toEqual([]);
  });

  it.each([
    ['patient-id', precededBy('patientRole')],
    ['author-id', precededBy('assignedAuthor')],
    ['code', (cda: string) => cda.replace('60591-5', '34105-7')],
    ['document-id', (cda: string) => cda.replace(/(<id [^>]*extension=")[^"]*/, '$1OTHER1')],
  ] as const)('what the gateway would read wrong is found: %s', (fault, change) => {
    expect(codes(sealed(change))).toEqual([
      { code: 'gateway/document-facts-wrong', data: { faults: [fault] } },
    ]);
  });

  it.each([
    ['gateway/patient-code-invalid', { codiceFiscale: 'RMSLSO31M04Z404X' }],
    ['identity/claims-invalid', { codiceFiscale: 'rmslso31m04z404r' }],
  ])('%s is found', (code, change) => {
    const document = sealed();
    const wrong = { ...document, patient: { ...document.patient, ...change } };
    expect(codes(wrong).map((each) => each.code)).toContain(code);
  });

  it('a document that replaces itself is found', () => {
    const document = sealed();
    expect(codes(document, document.documentId).map(({ code }) => code)).toEqual([
      'gateway/replaces-itself',
    ]);
  });

  it.each([
    [
      'what it says is wrong',
      sealed(precededBy('patientRole')),
      'gateway/document-facts-wrong',
      10,
    ],
    ['it is too large', sealed(), 'gateway/document-over-limit', 2_000_000],
  ])('nobody is asked for a PIN when %s', async (_why, document, code, sizeBytes) => {
    const ask = vi.fn();
    const certificate = {
      fingerprint: 'a'.repeat(64),
      tokenId: 't',
      der: new Uint8Array(),
      purpose: 'signature',
      refusedBecause: null,
      holderCodiceFiscale: stageDoctor.codiceFiscale,
    };
    const submitted = await submitDocument(
      {
        archive: {
          submissionsAbout: () => Promise.resolve(ok([])),
          saveDocument: () => Promise.resolve(ok()),
          findDocument: () => Promise.resolve(ok(null)),
        } as unknown as Archive,
        card: {
          certificates: () => Promise.resolve(ok([certificate])),
          isLoggedIn: () => Promise.resolve(ok(false)),
        } as unknown as CardPort,
        pdf: {
          render: () => Promise.resolve(ok({ pdf: new Uint8Array(sizeBytes) })),
        } as unknown as DocumentPdf,
        pins: { ask },
        clock: { now: () => now },
        randomness: systemRandomness,
      },
      {
        document,
        targetId: null,
        settings,
        signing: { fingerprint: null, authorities: [] },
      },
    );
    expect(submitted.ok ? null : submitted.error.code).toBe(code);
    expect(ask).not.toHaveBeenCalled();
  });
});
