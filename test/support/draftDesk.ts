import { onTestFinished } from 'vitest';
import type { DraftPorts } from '../../electron/domain/drafts/draftPorts.ts';
import { startFromImport } from '../../electron/domain/drafts/startDraft.ts';
import { importDraft } from '../../electron/domain/importDraft.ts';
import type { Archive } from '../../electron/domain/ports/archive.ts';
import type { StoredDraft } from '../../electron/domain/ports/draftStore.ts';
import { settingsSchema, type Settings } from '../../electron/domain/settings.ts';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import { nodeProcessHost } from '../../electron/process/nodeProcessHost.ts';
import { systemClock } from '../../electron/process/systemClock.ts';
import { systemRandomness } from '../../electron/process/systemRandomness.ts';
import { openArchive } from '../../electron/store/openArchive.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import { sectionOrder } from '../../shared/cda/sectionOrder.ts';
import { draftReviewSchema } from '../../shared/pss/working/draftState.ts';
import {
  acceptance,
  attemptOf,
  publication,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from './archiveFixtures.ts';
import { pssFixture } from './pssFixtures.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** The documents' PDF, as the program makes it. */
export const pdf = createDocumentPdf({
  assetsDirectory: new URL('../../assets/', import.meta.url),
});
/** A profile with all its sections. */
export const fullText = new TextEncoder().encode(pssFixture('full.xml'));
/** The doctor of the fixture. */
export const doctor = 'MNZLSN99E05F205J';
/** The patient of the fixture. */
export const patient = 'RMSLSO31M04Z404R';
/** Every section confirmed. */
export const everySection = draftReviewSchema.parse(
  Object.fromEntries(sectionOrder.map((name) => [name, someInstant])),
);
/** Settings of a doctor who writes drafts. */
function settings(codiceFiscale = doctor): Settings {
  return settingsSchema.parse({
    profile: {
      codiceFiscale,
      family: 'Manzi',
      given: 'Alessandro',
      telecoms: [{ use: 'WP', uri: 'tel:055000000' }],
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
      application: {
        id: 'SINTESI',
        vendor: 'Sintesi',
        version: '0.1.0',
        identifierToken: 'SINTESI',
      },
    },
    environment: { name: 'test', baseUrl: 'https://127.0.0.1/', audience: 'https://127.0.0.1/' },
    card: {},
  });
}

/** The archive with its real process and encrypted file. */
export async function desk(codiceFiscale = doctor): Promise<DraftPorts> {
  const directory = temporaryFolder();
  openDatabase(directory, testKey, new Date(someInstant)).close();
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  onTestFinished(() => archive.close());
  const profile = settings(codiceFiscale);
  return { archive, clock: systemClock, randomness: systemRandomness, settings: profile };
}

/** A draft begun from a file of another program. */
export async function imported(ports: DraftPorts, bytes = fullText): Promise<StoredDraft> {
  const read = valueOf(await importDraft(pdf, bytes, systemRandomness));
  return valueOf(await startFromImport(ports, read));
}

/** Confirms every section of a draft. */
export async function confirmed(ports: DraftPorts, draft: StoredDraft): Promise<void> {
  const { draftId, revision, content } = draft;
  const kept = { patient: draft.patient, content, review: everySection };
  valueOf(await ports.archive.saveDraft(draftId, revision, kept, someInstant));
}

/** Seals the document, signs it with bytes of no meaning and lets the gateway accept it. */
export async function published(archive: Archive, documentId: string): Promise<void> {
  const document = valueOf(await archive.findDocument(documentId));
  if (document === null) throw new Error('the document is not there');
  const submission = publication(document);
  valueOf(await archive.enqueueSigned(signedBytes(document), submission));
  const attempt = attemptOf(submission);
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt)));
}
