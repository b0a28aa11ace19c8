import { unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { erasePatient } from '../../../../electron/domain/records/erasePatient.ts';
import { exportPatient } from '../../../../electron/domain/records/patientExport.ts';
import { applyRetention } from '../../../../electron/domain/records/retention.ts';
import { decodeCda } from '../../../../electron/domain/decodeCda.ts';
import type { Archive, SealedDocument } from '../../../../electron/domain/ports/archive.ts';
import type { SubmissionState } from '../../../../shared/fse/submissionState.ts';
import { zipFiles } from '../../../../electron/ipc/zipFiles.ts';
import { createReportPdf } from '../../../../electron/pdf/report/createReportPdf.ts';
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

const reports = createReportPdf({
  assetsDirectory: new URL('../../../../assets/', import.meta.url),
});
const long = '2010-01-01T00:00:00.000Z';
const clock = { now: () => new Date('2026-11-27T10:00:00.000Z') };
const { codiceFiscale } = sealedDocument().patient;

/** A signed document with one act that ended in the state, all of it long ago. */
async function acted(
  archive: Archive,
  state: SubmissionState,
  changes: Partial<SealedDocument> = {},
  targetId: string | null = null,
): Promise<SealedDocument> {
  const document = sealedDocument({ sealedAt: long, ...changes });
  const operation = targetId === null ? 'create' : 'replace';
  const act = publication(document, { createdAt: long, operation, targetId });
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), act));
  if (state === 'queued') return document;
  const attempt = attemptOf(act, { startedAt: long });
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt, { state, endedAt: long })));
  return document;
}

const lengthsOf = async (archive: Archive, { documentId }: SealedDocument) => {
  const found = valueOf(await archive.findDocument(documentId));
  return [found?.cda.length ?? -1, found?.signed?.pdf.length ?? -1];
};

it('retention lets only the content go, of what is settled, long past and does not stand', async () => {
  const archive = storedArchiveInMemory();
  const replaced = await acted(archive, 'accepted');
  const standing = await acted(archive, 'accepted', {}, replaced.documentId);
  const refused = await acted(archive, 'refused');
  const waiting = await acted(archive, 'queued');
  const recent = await acted(archive, 'refused', { sealedAt: '2026-11-01T00:00:00.000Z' });
  const never = { draftDays: 30, documentYears: null };
  expect(valueOf(await applyRetention(archive, never, clock.now())).documents).toBe(0);
  const tenYears = { draftDays: 30, documentYears: 10 };
  expect(valueOf(await applyRetention(archive, tenYears, clock.now())).documents).toBe(2);
  expect(valueOf(await applyRetention(archive, tenYears, clock.now())).documents).toBe(0);
  for (const gone of [replaced, refused]) expect(await lengthsOf(archive, gone)).toEqual([0, 0]);
  for (const kept of [standing, waiting, recent]) {
    expect((await lengthsOf(archive, kept)).every((length) => length > 0)).toBe(true);
  }
  expect(codeOf(decodeCda(new Uint8Array()))).toBe('document/content-released');
  const [entry] = valueOf(await archive.history({ text: refused.documentId }));
  expect(entry?.attempts[0]?.end?.cartId).toMatch(/^[0-9a-f-]{36}$/);
  expect(valueOf(await archive.verifyAudit()).problems).toEqual([]);
});

it('erasure keeps what the Fascicolo took and what has not ended, and says so', async () => {
  const archive = storedArchiveInMemory();
  const published = await acted(archive, 'accepted');
  const waiting = await acted(archive, 'queued');
  const refused = await acted(archive, 'refused');
  const unsigned = sealedDocument();
  valueOf(await archive.saveDocument(unsigned));
  const other = await acted(archive, 'refused', {
    patient: { codiceFiscale: 'BRGLRZ80D58H501Q', family: 'Borghi', given: 'Lucrezia' },
  });
  const ports = { archive, clock };
  expect(codeOf(await erasePatient(ports, { codiceFiscale, surname: 'Borghi' }))).toBe(
    'records/surname-differs',
  );
  const report = valueOf(await erasePatient(ports, { codiceFiscale, surname: 'ramis ' }));
  expect(report).toEqual({
    drafts: 0,
    unsigned: 1,
    contents: 1,
    kept: [
      { documentId: published.documentId, because: 'published' },
      { documentId: waiting.documentId, because: 'unsettled' },
    ],
    leftList: false,
  });
  expect(await lengthsOf(archive, refused)).toEqual([0, 0]);
  expect((await lengthsOf(archive, other)).every((length) => length > 0)).toBe(true);
  expect(valueOf(await archive.findDocument(unsigned.documentId))).toBeNull();
  expect(valueOf(await archive.history({ text: 'Ramis' }))).toHaveLength(2);
  const [kept] = valueOf(await archive.history({ text: refused.documentId }));
  expect(kept?.patient).toMatchObject({ family: '', given: '' });
  expect(kept?.patient.codiceFiscale).not.toContain('RMS');
  expect(kept?.attempts[0]?.end?.cartId).toBeTruthy();
  expect(valueOf(await archive.verifyAudit()).problems).toEqual([]);
});

it('a patient of whom nothing is kept leaves the list', async () => {
  const archive = storedArchiveInMemory();
  await acted(archive, 'refused');
  const report = valueOf(
    await erasePatient({ archive, clock }, { codiceFiscale, surname: 'Ramìs' }),
  );
  expect(report).toMatchObject({ contents: 1, kept: [], leftList: true });
  expect(valueOf(await archive.patients({ codiceFiscale }))).toEqual([]);
});

it('an export holds every document byte for byte with its acts and deeds', async () => {
  const archive = storedArchiveInMemory();
  const published = await acted(archive, 'accepted');
  await acted(archive, 'refused');
  const ports = { archive, clock, reports };
  const files = unzipSync(zipFiles(valueOf(await exportPatient(ports, codiceFiscale))));
  const paths = Object.keys(files).sort();
  expect(paths.filter((path) => path.endsWith('/vita.pdf'))).toHaveLength(2);
  const cdas = paths.filter((path) => path.endsWith('/cda.xml')).map((path) => files[path]);
  expect(cdas.some((cda) => Buffer.from(cda ?? []).equals(Buffer.from(published.cda)))).toBe(true);
  const signed = paths.filter((path) => path.endsWith('documento-firmato.pdf'));
  expect(signed.map((path) => Buffer.from(files[path] ?? []).toString())).toContain(
    `signed ${published.documentId}`,
  );
  const deeds: unknown = JSON.parse(Buffer.from(files['registro.json'] ?? []).toString());
  expect(JSON.stringify(deeds)).toContain('attempt-ended');
  expect(Buffer.from(files['storico.csv'] ?? []).toString()).toContain(published.documentId);
  expect(codeOf(await exportPatient(ports, randomUUID()))).toBe('patient/unknown');
});
