import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const patient = {
  codiceFiscale: 'RMSLSO31M04Z404R',
  family: 'Quarantacinquelire',
  given: 'Alessio',
};
const diagnosis = 'ipertensione essenziale benigna di prova';

/** A text in every encoding in which it could be found; base64 at its three alignments, without the edges. */
function traces(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    ...base64.map((each) => Buffer.from(each)),
  ];
}

function found(directory: string, markers: readonly string[]): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return markers
        .filter((marker) => traces(marker).some((trace) => bytes.includes(trace)))
        .map((marker) => `${marker} in ${entry.name}`);
    });
}

test('no name, codice fiscale, diagnosis, identifier or key is in clear in any file, open or closed', async () => {
  const directory = temporaryFolder();
  const key = new Uint8Array(32).map((_, index) => 17 + 5 * index);
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  const document = sealedDocument({
    patient,
    cda: new TextEncoder().encode(`<text>${diagnosis}</text>`),
  });
  const submission = publication(document);
  const attempt = attemptOf(submission);
  const end = acceptance(attempt);
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document, diagnosis), submission));
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(end));
  valueOf(
    await archive.saveIdentity({
      fingerprint: 'aa',
      environment: 'test',
      certificate: new TextEncoder().encode('certificate of the doctor'),
      privateKey: new TextEncoder().encode('private key of the doctor'),
      importedAt: '2026-11-22T08:00:00.000Z',
    }),
  );
  const markers = [
    patient.codiceFiscale,
    patient.family,
    patient.family.toLowerCase(),
    diagnosis,
    document.documentId,
    end.cartId ?? '',
    'certificate of the doctor',
    'private key of the doctor',
    'CREATE TABLE',
    'documents',
  ];
  expect(readdirSync(directory)).toContain('archive.db-wal');
  expect(found(directory, markers)).toEqual([]);
  await archive.close();
  expect(found(directory, markers)).toEqual([]);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    expect(bytes.includes(Buffer.from(key))).toBe(false);
  }
});

test('the scan itself finds what is in clear, in every encoding', () => {
  const directory = temporaryFolder();
  for (const [index, trace] of traces(diagnosis).entries()) {
    writeFileSync(
      join(directory, `clear-${String(index)}`),
      Buffer.concat([Buffer.alloc(9), trace]),
    );
  }
  expect(found(directory, [diagnosis])).toHaveLength(traces(diagnosis).length);
});

test('the archive opened with another key shows nothing', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  await archive.close();
  const other = await openArchive({
    host: nodeProcessHost,
    directory,
    key: new Uint8Array(32).fill(9),
  });
  expect(other.ok).toBe(false);
});
