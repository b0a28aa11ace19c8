import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportHistory } from '../../../../electron/domain/records/exportHistory.ts';
import { writeLifeReport } from '../../../../electron/domain/records/lifeReport.ts';
import { createReportPdf } from '../../../../electron/pdf/report/createReportPdf.ts';
import { archivalProblems } from '../../../support/archivalRules.ts';
import {
  acceptance,
  attemptOf,
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../../support/archiveFixtures.ts';
import { storedArchiveInMemory } from '../../../support/outbox/storedArchiveInMemory.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const assetsDirectory = new URL('../../../../assets/', import.meta.url);
const clock = { now: () => new Date('2026-11-27T10:00:00.000Z') };
const reports = createReportPdf({ assetsDirectory });

async function archiveWithOneLife() {
  const archive = storedArchiveInMemory();
  const document = sealedDocument();
  const act = publication(document);
  const attempt = attemptOf(act);
  const end = acceptance(attempt);
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), act));
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(end));
  return { archive, document, cartId: end.cartId ?? '' };
}

it('tells the life of a document on archival paper, the same twice, and records that it was told', async () => {
  const { archive, document, cartId } = await archiveWithOneLife();
  const ports = { archive, clock, reports };
  const { pdf, acts } = valueOf(await writeLifeReport(ports, document.documentId));
  expect(acts).toBe(1);
  expect(await archivalProblems(pdf, { carriesCda: false })).toEqual([]);
  const file = join(temporaryFolder(), 'vita.pdf');
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
  for (const told of ['Pubblicazione', 'accettato, preso in carico', cartId, 'Ramìs Alessio']) {
    expect(text).toContain(told);
  }
  expect(text).toContain('27/11/2026, 11:00:00');
  expect(valueOf(await writeLifeReport(ports, document.documentId)).pdf).toEqual(pdf);
  expect(codeOf(await writeLifeReport(ports, 'unknown'))).toBe('document/unknown');
  expect(valueOf(await archive.verifyAudit()).rows).toBe(6);
});

it('exports only what was queued before, however many pages there are', async () => {
  const { archive, cartId } = await archiveWithOneLife();
  for (let count = 0; count < 1100; count += 1) {
    const document = sealedDocument();
    valueOf(await archive.saveDocument(document));
    valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
  }
  const later = sealedDocument();
  const createdAt = '2026-11-28T10:00:00.000Z';
  valueOf(await archive.saveDocument(later));
  valueOf(await archive.enqueueSigned(signedBytes(later), publication(later, { createdAt })));
  const { csv, acts } = valueOf(await exportHistory({ archive, clock }, {}));
  expect(acts).toBe(1101);
  expect(csv).toContain(cartId);
  expect(new Set(csv.split('\r\n')).size).toBe(1103);
});
