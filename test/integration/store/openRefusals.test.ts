import { expect, test } from 'vitest';
import type { Archive, SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { storedArchiveInMemory } from '../../support/outbox/storedArchiveInMemory.ts';

/** Signs and sends a document about a patient, with the end given; answers its submission. */
async function sent(
  archive: Archive,
  codiceFiscale: string,
  state: Extract<SubmissionState, 'accepted' | 'refused'>,
  at: string,
): Promise<{ readonly document: SealedDocument; readonly submissionId: string }> {
  const patient = { codiceFiscale, family: 'Prova', given: 'Uno' };
  const document = sealedDocument({ patient });
  valueOf(await archive.saveDocument(document));
  const submission = publication(document, { createdAt: at });
  valueOf(await archive.enqueueSigned(signedBytes(document), submission));
  const attempt = attemptOf(submission);
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt, { state })));
  return { document, submissionId: submission.submissionId };
}

const open = async (archive: Archive): Promise<readonly string[]> =>
  valueOf(await archive.history({ state: 'refused', isLast: true })).map(
    ({ submission }) => submission.submissionId,
  );

const [monday, tuesday, wednesday] = [23, 24, 25].map(
  (day) => `2026-11-${String(day)}T08:00:00.000Z`,
);

test('a refusal is open until something that is not refused too is done about the same patient', async () => {
  const archive = storedArchiveInMemory();
  const first = await sent(archive, 'RMSLSO31M04Z404R', 'refused', monday ?? '');
  const other = await sent(archive, 'MNTMRA03M71C615V', 'refused', monday ?? '');
  expect(await open(archive)).toEqual([other.submissionId, first.submissionId]);
  const again = await sent(archive, 'RMSLSO31M04Z404R', 'refused', tuesday ?? '');
  expect(await open(archive)).toEqual([again.submissionId, other.submissionId, first.submissionId]);
  await sent(archive, 'RMSLSO31M04Z404R', 'accepted', wednesday ?? '');
  expect(await open(archive)).toEqual([other.submissionId]);
});

test('what was done before, what was withdrawn and a change of metadata leave it open', async () => {
  const archive = storedArchiveInMemory();
  const before = await sent(archive, 'RMSLSO31M04Z404R', 'accepted', monday ?? '');
  const refused = await sent(archive, 'RMSLSO31M04Z404R', 'refused', tuesday ?? '');
  expect(await open(archive)).toEqual([refused.submissionId]);
  const metadata = publication(before.document, {
    operation: 'update-metadata',
    targetId: before.document.documentId,
    createdAt: wednesday ?? '',
  });
  valueOf(await archive.enqueue(metadata));
  expect(await open(archive)).toEqual([refused.submissionId]);
  const annulment = publication(before.document, {
    operation: 'annul',
    targetId: before.document.documentId,
    createdAt: wednesday ?? '',
  });
  valueOf(await archive.enqueue(annulment));
  expect(await open(archive)).toEqual([]);
  valueOf(await archive.changeState(annulment.submissionId, 'cancelled', wednesday ?? ''));
  expect(await open(archive)).toEqual([refused.submissionId]);
});
