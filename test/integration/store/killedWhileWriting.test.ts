import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { HostedProcess, ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { runCheck } from '../../../electron/store/integrityCheck.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { kills } from '../../support/kills.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const rounds = kills(30);
const writesPerRound = 10;

/** How many answers come before each kill: the write after that one is cut at some instant. */
const killPoints = fc.sample(fc.integer({ min: 0, max: writesPerRound - 1 }), {
  numRuns: rounds,
  seed: 20261122,
});

test(
  `${String(rounds)} kills while writing: what was acknowledged is there, whole, and the file is sound`,
  { timeout: 600_000 },
  async () => {
    const directory = temporaryFolder();
    let current: HostedProcess | null = null;
    const host: ProcessHost = {
      start: (entry, environment) => (current = nodeProcessHost.start(entry, environment)),
    };
    const archive = valueOf(await openArchive({ host, directory, key: testKey }));
    const acknowledged: SealedDocument[] = [];
    const lost: SealedDocument[] = [];

    for (const killAfter of killPoints) {
      let answers = 0;
      const victim = current as HostedProcess | null;
      const gone = new Promise<void>((resolve) =>
        victim?.onExit(() => {
          resolve();
        }),
      );
      const writes = Array.from({ length: writesPerRound }, async () => {
        const document = sealedDocument({ cda: new Uint8Array(20_000).fill(answers) });
        const saved = await archive.saveDocument(document);
        const queued = saved.ok
          ? await archive.enqueueSigned(signedBytes(document), publication(document))
          : saved;
        if (answers === killAfter) victim?.kill();
        answers += 1;
        if (queued.ok) acknowledged.push(document);
        else {
          expect(codeOf(queued)).toBe('archive/process-lost');
          lost.push(document);
        }
      });
      await Promise.all(writes);
      await gone;
      // The next call starts the process again, with its check after an unclean exit.
      valueOf(await archive.history({ limit: 1 }));
    }

    for (const document of acknowledged) {
      const found = valueOf(await archive.findDocument(document.documentId));
      expect(found).toEqual({ ...document, signed: signedBytes(document) });
      expect(valueOf(await archive.submissionsAbout(document.documentId))).toHaveLength(1);
    }
    for (const document of lost) {
      const found = valueOf(await archive.findDocument(document.documentId));
      const submissions = valueOf(await archive.submissionsAbout(document.documentId));
      expect(submissions).toHaveLength(found?.signed ? 1 : 0);
    }
    await archive.close();
    const database = openForReading(`${directory}/archive.db`, testKey);
    expect(runCheck(database, 'integrity_check')).toEqual([]);
    database.close();
    expect(acknowledged.length + lost.length).toBe(rounds * writesPerRound);
    expect(lost.length).toBeGreaterThan(0);
    console.log(
      `kills ${String(rounds)}, acknowledged ${String(acknowledged.length)}, cut ${String(lost.length)}, lost 0`,
    );
  },
);
