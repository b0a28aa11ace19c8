import { expect, test } from 'vitest';
import {
  BackupKeeper,
  type BackupStanding,
} from '../../../../electron/domain/backup/backupKeeper.ts';
import { ordinaryBackupPolicy } from '../../../../electron/domain/backup/backupPolicy.ts';
import { appError, type AppError } from '../../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../../shared/errors/result.ts';
import { VirtualTime } from '../../../support/outbox/virtualTime.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A day at the desk: when backups were made and carried, with what a test wants to go wrong. */
function deskDay(options: {
  readonly folder?: string;
  readonly failures?: readonly AppError[];
  readonly carryFailures?: readonly AppError[];
  readonly isBusy?: (elapsedMs: number) => boolean;
  /** Until so many backups were made, the archive is to be checked whole. */
  readonly checksOwed?: number;
  /** Something asked at every look until then. */
  readonly stirredUntilMs?: number;
}) {
  const time = new VirtualTime('2026-11-23T08:00:00.000Z');
  const made: number[] = [];
  const carried: number[] = [];
  const tried: number[] = [];
  const told: BackupStanding[] = [];
  const failures = [...(options.failures ?? [])];
  const carryFailures = [...(options.carryFailures ?? [])];
  let newest: string | null = null;
  const day = new AbortController();
  const keeper: BackupKeeper = new BackupKeeper({
    maker: {
      isCheckOwed: () => Promise.resolve(made.length < (options.checksOwed ?? 0)),
      backUp: () => {
        tried.push(time.elapsedMs());
        const failure = failures.shift();
        if (failure !== undefined) return Promise.resolve(fail(failure));
        made.push(time.elapsedMs());
        newest = time.now().toISOString();
        return Promise.resolve(ok({ name: 'archive.db', at: newest }));
      },
    },
    newestAt: () => newest,
    elsewhere: () => Promise.resolve(options.folder ?? null),
    carry: () => {
      const failure = carryFailures.shift();
      if (failure === undefined) carried.push(time.elapsedMs());
      const result: Result<unknown> = failure === undefined ? ok() : fail(failure);
      return Promise.resolve(result);
    },
    clock: time,
    timer: {
      elapsedMs: () => time.elapsedMs(),
      wait: async (milliseconds, signal) => {
        await time.wait(milliseconds, signal);
        if (time.elapsedMs() <= (options.stirredUntilMs ?? 0)) keeper.stir();
        if (time.elapsedMs() >= 48 * hour) day.abort();
      },
    },
    policy: ordinaryBackupPolicy,
    isBusy: () => options.isBusy?.(time.elapsedMs()) ?? false,
    onChange: (standing) => told.push(standing),
  });
  return { keeper, run: () => keeper.run(day.signal), made, tried, carried, told };
}

test('one backup a day, in the first quiet moment', async () => {
  const desk = deskDay({ stirredUntilMs: 30 * minute });
  await desk.run();
  // Two minutes after the last thing asked; then at midnight UTC, when the next days begin.
  expect(desk.made).toEqual([32 * minute, 16 * hour, 40 * hour]);
  expect(desk.keeper.standing).toEqual({
    isWorking: false,
    lastAt: '2026-11-25T00:00:00.000Z',
    failure: null,
    elsewhere: null,
  });
});

test('a check of the whole archive is owed: a backup more, in a quiet moment, and only one', async () => {
  const desk = deskDay({ stirredUntilMs: 30 * minute, checksOwed: 2 });
  await desk.run();
  expect(desk.made.slice(0, 3)).toEqual([32 * minute, 33 * minute, 16 * hour]);
});

test('somebody who never pauses gets it three hours after it was due', async () => {
  const desk = deskDay({ stirredUntilMs: 12 * hour });
  await desk.run();
  expect(desk.made[0]).toBe(3 * hour);
});

test('it waits for an act on its way, and not for ever', async () => {
  expect(await firstMade((ms) => ms < 20 * minute)).toBe(20 * minute);
  expect(await firstMade(() => true)).toBe(3 * hour);

  async function firstMade(isBusy: (elapsedMs: number) => boolean): Promise<number | undefined> {
    const desk = deskDay({ isBusy });
    await desk.run();
    return desk.made[0];
  }
});

test('a failure is told and tried again after half an hour, until one is made', async () => {
  const full = appError('archive/backup-disk-full', { folder: '/copie' });
  const desk = deskDay({ failures: [full, full] });
  await desk.run();
  expect(desk.tried.slice(0, 3)).toEqual([2 * minute, 32 * minute, 62 * minute]);
  expect(desk.made[0]).toBe(62 * minute);
  const codes = desk.told.map(({ isWorking, failure }) =>
    isWorking ? 'working' : (failure?.code ?? null),
  );
  expect(codes.slice(0, 6)).toEqual([
    'working',
    'archive/backup-disk-full',
    'working',
    'archive/backup-disk-full',
    'working',
    null,
  ]);
});

test('the copy elsewhere follows each backup; a stick that is away is told and waited for', async () => {
  const away = appError('archive/backup-folder-missing', { folder: '/media/stick' });
  const desk = deskDay({ folder: '/media/stick', carryFailures: [away, away] });
  await desk.run();
  // Tried when the desk is opened and with the backup; then again after half an hour, and with the next backups.
  expect(desk.carried).toEqual([32 * minute, 16 * hour, 40 * hour]);
  expect(desk.told.some(({ elsewhere }) => elsewhere?.failure?.code === away.code)).toBe(true);
  expect(desk.keeper.standing.elsewhere).toEqual({
    folder: '/media/stick',
    carriedAt: '2026-11-25T00:00:00.000Z',
    failure: null,
  });
});
