import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive, NewSubmission } from '../../../electron/domain/ports/archive.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { archiveFiles } from '../../../electron/store/archiveFiles.ts';
import { listBackups, restoreBackup } from '../../../electron/store/backup.ts';
import { createArchiveCustody } from '../../../electron/store/createArchiveCustody.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { damageTable } from '../../support/damagedArchive.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const at = new Date('2026-11-27T10:00:00.000Z');

async function inArchive<Value>(
  directory: string,
  work: (archive: Archive) => Promise<Value>,
): Promise<Value> {
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

async function queue(archive: Archive): Promise<NewSubmission> {
  const document = sealedDocument();
  const act = publication(document);
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), act));
  return act;
}

async function accept(archive: Archive, act: NewSubmission): Promise<string | null> {
  const attempt = attemptOf(act);
  const end = acceptance(attempt);
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(end));
  return end.cartId;
}

/** What was done after the copy was made: acts by what became of them, and the X-CART-ids that were heard. */
interface Day {
  readonly directory: string;
  readonly backup: string;
  readonly waiting: NewSubmission;
  readonly accepted: NewSubmission;
  readonly refused: NewSubmission;
  readonly withdrawn: NewSubmission;
  readonly left: NewSubmission;
  /** Queued and accepted after the copy. */
  readonly later: NewSubmission;
  readonly cartIds: readonly (string | null)[];
}

async function workedDay(): Promise<Day> {
  const directory = temporaryFolder();
  const acts = await inArchive(directory, async (archive) => {
    const queued = {
      waiting: await queue(archive),
      accepted: await queue(archive),
      refused: await queue(archive),
      withdrawn: await queue(archive),
      left: await queue(archive),
    };
    valueOf(await archive.changeState(queued.withdrawn.submissionId, 'blocked', someInstant));
    valueOf(await archive.backUp());
    return queued;
  });
  const [backup = 'none'] = readdirSync(join(directory, 'backups'));
  const day = await inArchive(directory, async (archive) => {
    const first = await accept(archive, acts.accepted);
    const attempt = attemptOf(acts.refused);
    const refusal = acceptance(attempt, { state: 'refused', httpStatus: 422 });
    valueOf(await archive.beginAttempt(attempt));
    valueOf(await archive.endAttempt(refusal));
    valueOf(await archive.changeState(acts.withdrawn.submissionId, 'cancelled', someInstant));
    const later = await queue(archive);
    const last = await accept(archive, later);
    // The program dies while this one is on its way.
    valueOf(await archive.beginAttempt(attemptOf(acts.left)));
    return { later, cartIds: [first, refusal.cartId, last] };
  });
  return { directory, backup, ...acts, ...day };
}

/** Puts the copy back. Its folder also has the copy of the closing, made anew only after hours. */
function putBack({ directory, backup }: Day): void {
  valueOf(restoreBackup(directory, backup, testKey, at));
}

async function statesOf(day: Day): Promise<Readonly<Record<string, string | undefined>>> {
  return inArchive(day.directory, async (archive) => {
    const state = async ({ submissionId }: NewSubmission) =>
      valueOf(await archive.findSubmission(submissionId))?.state;
    return {
      waiting: await state(day.waiting),
      accepted: await state(day.accepted),
      refused: await state(day.refused),
      withdrawn: await state(day.withdrawn),
      left: await state(day.left),
      later: await state(day.later),
    };
  });
}

describe('a copy put back that is older than what was done', () => {
  it('takes from the journal what became of each act, and sends none blindly', async () => {
    const day = await workedDay();
    putBack(day);
    const states = await statesOf(day);
    expect(states).toEqual({
      waiting: 'queued',
      accepted: 'accepted',
      refused: 'refused',
      withdrawn: 'cancelled',
      left: 'outcome-unknown',
      later: undefined,
    });
    // A second opening finds nothing more to do.
    expect(await statesOf(day)).toEqual(states);
    const { items, problems } = await inArchive(day.directory, async (archive) => ({
      items: valueOf(await archive.outboxItems()),
      problems: valueOf(await archive.verifyAudit()).problems,
    }));
    expect(items.map(({ state, plan }) => [state, plan.obstacle?.code ?? null])).toEqual([
      ['queued', null],
      ['outcome-unknown', 'outbox/left-since-copy'],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps every X-CART-id the journal knows: with its act, or by itself where the copy never had it', async () => {
    const day = await workedDay();
    putBack(day);
    const [first = null, refused = null, last = null] = day.cartIds;
    await inArchive(day.directory, async (archive) => {
      const entry = async (text: string | null) =>
        valueOf(await archive.history({ text: text ?? '' }));
      expect(await entry(first)).toMatchObject([
        { submission: { submissionId: day.accepted.submissionId }, recalled: [{ cartId: first }] },
      ]);
      expect(await entry(refused)).toMatchObject([
        { submission: { state: 'refused' }, recalled: [{ cartId: refused, state: 'refused' }] },
      ]);
      const [act, ...others] = valueOf(await archive.recalledActs(null));
      expect(others).toEqual([]);
      expect(act).toMatchObject({
        submissionId: day.later.submissionId,
        documentId: day.later.documentId,
        operation: 'create',
        state: 'accepted',
        answers: [{ cartId: last, state: 'accepted' }],
      });
      expect(valueOf(await archive.recalledActs((last ?? '').slice(0, 13)))).toEqual([act]);
      expect(valueOf(await archive.recalledActs('%'))).toEqual([]);
    });
  });

  it('holds everything that waits for perhaps sent where the journal is lost', async () => {
    const day = await workedDay();
    putBack(day);
    rmSync(join(day.directory, 'archive.journal'));
    expect(await statesOf(day)).toMatchObject({
      waiting: 'outcome-unknown',
      accepted: 'outcome-unknown',
      withdrawn: 'outcome-unknown',
      left: 'outcome-unknown',
    });
  });

  it('holds what waits for perhaps sent where the journal is of another copy that was put back before', async () => {
    const directory = temporaryFolder();
    const { backups } = archiveFiles(directory);
    const empty = join(backups, 'archive-2026-11-01.db');
    const act = await inArchive(directory, async (archive) => {
      valueOf(await archive.backUp());
      const [today = 'none'] = readdirSync(backups);
      renameSync(join(backups, today), empty);
      const queued = await queue(archive);
      valueOf(await archive.backUp());
      await accept(archive, queued);
      return queued;
    });
    valueOf(restoreBackup(directory, basename(empty), testKey, at));
    await inArchive(directory, queue);
    const [newest = 'none'] = listBackups(directory);
    valueOf(restoreBackup(directory, newest, testKey, new Date(at.getTime() + 1000)));
    const found = await inArchive(directory, async (archive) =>
      valueOf(await archive.findSubmission(act.submissionId)),
    );
    expect(found?.state).toBe('outcome-unknown');
  });

  it('changes nothing where nothing was done since', async () => {
    const day = await workedDay();
    const before = await statesOf(day);
    expect(before).toMatchObject({ waiting: 'queued', later: 'accepted' });
    expect(
      await inArchive(day.directory, async (archive) => valueOf(await archive.recalledActs(null))),
    ).toEqual([]);
  });
});

describe('a salvage whose gaps an older copy fills', () => {
  it('does not take from the copy that an act still waits', async () => {
    const day = await workedDay();
    damageTable(day.directory, testKey, 'submissions', 1);
    const custody = createArchiveCustody(day.directory, host, (defect) => {
      throw new Error(JSON.stringify(defect));
    });
    const report = valueOf(await custody.salvage(testKey, at, () => undefined));
    expect(report.tables.find(({ table }) => table === 'submissions')).toMatchObject({
      salvaged: 0,
      fromBackup: 5,
    });
    expect(await statesOf(day)).toMatchObject({
      waiting: 'queued',
      accepted: 'accepted',
      refused: 'refused',
      withdrawn: 'cancelled',
      left: 'outcome-unknown',
    });
  });
});
