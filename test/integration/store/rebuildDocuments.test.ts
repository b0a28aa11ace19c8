import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { createArchiveCustody } from '../../../electron/store/createArchiveCustody.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { embeddedCda } from '../../../electron/store/salvage/embeddedCda.ts';
import { isSalvageComplete, salvageLines } from '../../../shared/archive/salvageKinds.ts';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sha256,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { damageTable } from '../../support/damagedArchive.ts';
import { documentPdf, renderedAt } from '../../support/pdfFixtures.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const signedAt = '2026-11-20T09:15:00.000Z';

/** A document of ours with a number of its own, on its pages. */
async function written(number: number) {
  const text = pssFixture('minimal.xml').replaceAll(
    'SINTESI0000000002',
    `SINTESI000000010${String(number)}`,
  );
  const cda = new TextEncoder().encode(text);
  const header = valueOf(readDocumentHeader(valueOf(parseXml(text))));
  const document = sealDocument(cda, header, new Date('2026-11-20T09:10:00.000Z'));
  const { pdf } = valueOf(await documentPdf.render(cda, renderedAt));
  const signer = sha256(new TextEncoder().encode('signer'));
  const { cdaSha256 } = document;
  const signed = { pdf, sha256: sha256(pdf), cdaSha256, signerFingerprint: signer, signedAt };
  return { document, signed };
}

test('documents whose row is lost are written again from the CDA inside their signed PDF', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const published = await Promise.all([0, 1, 2].map(written));
  const cartIds: (string | null)[] = [];
  for (const { document, signed } of published) {
    const act = publication(document);
    const attempt = attemptOf(act);
    const end = acceptance(attempt);
    valueOf(await archive.saveDocument(document));
    valueOf(await archive.enqueueSigned(signed, act));
    valueOf(await archive.beginAttempt(attempt));
    valueOf(await archive.endAttempt(end));
    cartIds.push(end.cartId);
  }
  await archive.close();
  rmSync(join(directory, 'backups'), { recursive: true });
  expect(damageTable(directory, testKey, 'documents', 1)).toBeGreaterThan(0);

  const at = new Date('2026-11-27T10:00:00.000Z');
  const custody = createArchiveCustody(directory, host);
  const report = valueOf(await custody.salvage(testKey, at, () => undefined));
  expect(report.documentsFromSigned).toBe(3);
  expect(isSalvageComplete(report)).toBe(true);
  expect(salvageLines(report).join('\n')).toContain('3 documenti rifatti dal PDF firmato');

  const salvaged = valueOf(await openArchive({ host, directory, key: testKey }));
  for (const [index, { document, signed }] of published.entries()) {
    // Only the instant of the sealing is not the one there was.
    expect(valueOf(await salvaged.findDocument(document.documentId))).toEqual({
      ...document,
      sealedAt: signedAt,
      signed,
    });
    const [entry] = valueOf(await salvaged.history({ text: cartIds[index] ?? '' }));
    expect(entry?.submission.documentId).toBe(document.documentId);
    expect(entry?.patient).toEqual(document.patient);
  }
  expect(valueOf(await salvaged.verifyAudit()).problems).toEqual([]);
  await salvaged.close();
  const database = openForReading(join(directory, 'archive.db'), testKey);
  const recovered = database
    .prepare("SELECT document_id FROM audit_trail WHERE action = 'document-recovered'")
    .pluck()
    .all();
  database.close();
  expect(new Set(recovered)).toEqual(new Set(published.map((each) => each.document.documentId)));
});

test('only the stream with the hash that was signed is taken for the CDA', async () => {
  const { document, signed } = await written(7);
  expect(embeddedCda(signed.pdf, document.cdaSha256)).toEqual(document.cda);
  expect(embeddedCda(signed.pdf, sha256(new Uint8Array([1])))).toBeNull();
  expect(embeddedCda(signed.pdf.subarray(0, 2000), document.cdaSha256)).toBeNull();
  expect(embeddedCda(new Uint8Array(0), document.cdaSha256)).toBeNull();
});
