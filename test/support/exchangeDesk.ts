import type { DraftPorts } from '../../electron/domain/drafts/draftPorts.ts';
import { settingsSchema } from '../../electron/domain/settings.ts';
import { sealDocument } from '../../electron/domain/sealDocument.ts';
import { acquireDocument } from '../../electron/domain/acquireDocument.ts';
import { systemRandomness } from '../../electron/process/systemRandomness.ts';
import { acceptance, attemptOf, publication, signedBytes, valueOf } from './archiveFixtures.ts';
import { storedArchiveInMemory } from './outbox/storedArchiveInMemory.ts';
import { documentPdf } from './pdfFixtures.ts';

/** A clock that goes on by a minute each time it is looked at. */
function minutes(): { now: () => Date } {
  let passed = 0;
  return {
    now: () => {
      passed += 1;
      return new Date(Date.UTC(2026, 10, 27, 8, passed));
    },
  };
}

/** What files are taken with: the archive's own tables in memory, the doctor of our own sample. */
export function exchangeDesk(): DraftPorts {
  const settings = settingsSchema.parse({
    profile: {
      codiceFiscale: 'MNZLSN99E05F205J',
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
    environment: { name: 'test', baseUrl: 'https://127.0.0.1:1', audience: 'https://127.0.0.1' },
    card: {},
  });
  return {
    archive: storedArchiveInMemory(),
    clock: minutes(),
    randomness: systemRandomness,
    settings,
  };
}

/** Makes a document stand in the Fascicolo, as far as the archive knows. */
export async function publishCda({ archive, clock }: DraftPorts, cda: Uint8Array): Promise<string> {
  const acquired = valueOf(await acquireDocument(documentPdf, cda));
  const document = sealDocument(acquired.cda, acquired.header, clock.now());
  valueOf(await archive.saveDocument(document));
  const submission = publication(document);
  valueOf(await archive.enqueueSigned(signedBytes(document), submission));
  const attempt = attemptOf(submission);
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt, { state: 'indexed' })));
  return document.documentId;
}
