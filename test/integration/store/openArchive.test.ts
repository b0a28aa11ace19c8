import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import type { HostedProcess, ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  acceptance,
  attemptOf,
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** The real host, remembering what it started so that a test can kill it. */
function recordingHost(): { host: ProcessHost; started: HostedProcess[] } {
  const started: HostedProcess[] = [];
  return {
    started,
    host: {
      start: (entry, environment) => {
        const hosted = nodeProcessHost.start(entry, environment);
        started.push(hosted);
        return hosted;
      },
    },
  };
}

function exitOf(hosted: HostedProcess | undefined): Promise<void> {
  return new Promise((resolve) => {
    hosted?.onExit(() => {
      resolve();
    });
  });
}

async function opened(directory: string, host = nodeProcessHost): Promise<Archive> {
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  onTestFinished(() => archive.close());
  return archive;
}

test('a document travels through the archive and is there after reopening', async () => {
  const directory = temporaryFolder();
  const document = sealedDocument();
  const signed = signedBytes(document);
  const submission = publication(document);
  const attempt = attemptOf(submission);
  const end = acceptance(attempt);

  const first = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  valueOf(await first.saveDocument(document));
  valueOf(await first.enqueueSigned(signed, submission));
  expect(valueOf(await first.beginAttempt(attempt))).toBe(1);
  valueOf(await first.endAttempt(end));
  await first.close();
  expect(readdirSync(directory).sort()).toEqual([
    'archive.db',
    'archive.device',
    'archive.journal',
    'archive.keycheck',
    'backups',
  ]);

  const second = await opened(directory);
  expect(valueOf(await second.findDocument(document.documentId))).toEqual({ ...document, signed });
  expect(valueOf(await second.history({}))).toEqual([
    {
      submission: { ...submission, reason: null, state: 'accepted', updatedAt: end.endedAt },
      patient: document.patient,
      attempts: [{ number: 1, start: attempt, end }],
      recalled: [],
    },
  ]);
});

test('a call on the way when the process is killed answers process-lost, and the next one works', async () => {
  const { host, started } = recordingHost();
  const archive = await opened(temporaryFolder(), host);
  const document = sealedDocument({ cda: new Uint8Array(8_000_000).fill(0x20) });
  const gone = exitOf(started[0]);

  const pending = archive.saveDocument(document);
  started[0]?.kill();
  expect(codeOf(await pending)).toBe('archive/process-lost');
  await gone;

  valueOf(await archive.saveDocument(document));
  expect(valueOf(await archive.findDocument(document.documentId))?.cdaSha256).toBe(
    document.cdaSha256,
  );
  expect(started).toHaveLength(2);
});

test('an attempt open when the process died is closed as outcome-unknown, never as queued', async () => {
  const { host, started } = recordingHost();
  const archive = await opened(temporaryFolder(), host);
  const document = sealedDocument();
  const submission = publication(document);
  const attempt = attemptOf(submission);
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), submission));
  valueOf(await archive.beginAttempt(attempt));

  const gone = exitOf(started[0]);
  started[0]?.kill();
  await gone;

  expect(valueOf(await archive.closeInterruptedAttempts(someInstant))).toBe(1);
  expect(valueOf(await archive.closeInterruptedAttempts(someInstant))).toBe(0);
  const [entry] = valueOf(await archive.history({}));
  expect(entry?.submission.state).toBe('outcome-unknown');
  expect(entry?.attempts[0]?.end).toMatchObject({
    exchange: 'unknown',
    error: { code: 'archive/attempt-interrupted' },
  });
  expect(valueOf(await archive.beginAttempt(attemptOf(submission)))).toBe(2);
});

test('a second program cannot open an archive in use', async () => {
  const directory = temporaryFolder();
  await opened(directory);
  const second = await openArchive({ host: nodeProcessHost, directory, key: testKey });
  expect(codeOf(second)).toBe('archive/locked');
});

test('after closing, every call answers that the archive is closed', async () => {
  const archive = await opened(temporaryFolder());
  await archive.close();
  expect(codeOf(await archive.history({}))).toBe('archive/closed');
  await archive.close();
});
