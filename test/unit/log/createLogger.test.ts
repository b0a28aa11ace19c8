import fc from 'fast-check';
import { readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLogger } from '../../../electron/log/createLogger.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const clock = { now: () => new Date('2026-11-22T08:00:00.000Z') };

function everythingIn(directory: string): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .join('');
}

test('an event is one JSON line with its identifiers kept', () => {
  const directory = temporaryFolder();
  const logger = createLogger({ directory, homeDirectory: '/root', clock });
  const fields = {
    submissionId: '7f0c9f4e-2f0e-4a35-a9a1-6f1c4d0f1a11',
    attemptId: '03331234-0555-4123-8123-055123456789',
    exchange: 'answered',
    state: 'accepted',
    httpStatus: 201,
    cartId: 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0',
    traceId: 'a1b2c3d4e5f60718',
    code: null,
    durationMs: 812,
  } as const;
  logger.log('attempt-ended', fields);
  const text = readFileSync(join(directory, 'sintesi.log'), 'utf8');
  expect(JSON.parse(text)).toEqual({
    at: '2026-11-22T08:00:00.000Z',
    level: 'info',
    event: 'attempt-ended',
    ...fields,
  });
  expect(statSync(join(directory, 'sintesi.log')).mode & 0o777).toBe(0o600);
});

test('a field outside the list is refused by name, its content is not written', () => {
  const directory = temporaryFolder();
  const logger = createLogger({ directory, homeDirectory: '', clock });
  const smuggled = { code: null, patient: 'Quarantacinquelire' };
  logger.log('archive-failed', smuggled);
  logger.log('archive-failed', { code: 'Quarantacinquelire' });
  const lines = everythingIn(directory);
  expect(lines).not.toContain('Quarantacinquelire');
  expect(lines.match(/"event":"log-refused"/g)).toHaveLength(2);
});

const seeds = [
  'RMSLSO31M04Z404R',
  'MNTMRA03M71C615V',
  'quarantacinquelire',
  'mario.rossi@example.it',
  '+39 055 1234567',
  '80380000900012345678',
];

test('no seeded personal value ever appears, wherever it hides in a foreign text', () => {
  const directory = temporaryFolder();
  const logger = createLogger({ directory, homeDirectory: '/srv/people/mrossi', clock });
  logger.setOpenRecordNames(['Quarantacinquelire', 'Alessio']);
  const separators = fc.constantFrom(' ', '\n', '"', ': ', '<', '>', '(', ')', ', ', '=', ';');
  const hostile = fc.array(
    fc.tuple(separators, fc.constantFrom(...seeds, 'text', 'CKR_OK'), separators),
  );
  fc.assert(
    fc.property(hostile, hostile, (message, stack) => {
      logger.log('defect', {
        correlationId: 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0',
        name: 'Error',
        message: message.flat().join('').slice(0, 3000),
        stack: stack.flat().join('').slice(0, 3000),
      });
    }),
    { numRuns: 500 },
  );
  const written = everythingIn(directory).toLowerCase();
  expect(written.length).toBeGreaterThan(10_000);
  for (const seed of seeds) expect(written).not.toContain(seed.toLowerCase());
});

test('ten files of the given size at most, each of whole lines and for its owner only', () => {
  const directory = temporaryFolder();
  const limits = { files: 10, bytesPerFile: 500, days: 30 };
  const logger = createLogger({ directory, homeDirectory: '', clock, limits });
  for (let count = 0; count < 100; count += 1) logger.log('program-stopped', { uptimeMs: count });
  const names = readdirSync(directory);
  expect(names).toHaveLength(10);
  for (const name of names) {
    const status = statSync(join(directory, name));
    expect(status.size).toBeLessThanOrEqual(500);
    expect(status.mode & 0o777).toBe(0o600);
    expect(readFileSync(join(directory, name), 'utf8')).toMatch(/^(\{.*\}\n)+$/);
  }
  expect(readFileSync(join(directory, 'sintesi.log'), 'utf8')).toContain('"uptimeMs":99');
});

test('files older than thirty days go at the start', () => {
  const directory = temporaryFolder();
  const old = join(directory, 'sintesi.3.log');
  writeFileSync(old, '{}\n');
  const days = (count: number) => new Date(clock.now().getTime() - count * 24 * 3600 * 1000);
  utimesSync(old, days(31), days(31));
  const recent = join(directory, 'sintesi.2.log');
  writeFileSync(recent, '{}\n');
  utimesSync(recent, days(29), days(29));
  createLogger({ directory, homeDirectory: '', clock }).log('program-stopped', { uptimeMs: 1 });
  expect(readdirSync(directory).sort()).toEqual(['sintesi.2.log', 'sintesi.log']);
});

test('a log that cannot be written does not stop the caller, and the gap is told afterwards', () => {
  const directory = temporaryFolder();
  const folder = join(directory, 'log');
  writeFileSync(folder, 'a file where the folder should be');
  const logger = createLogger({ directory: folder, homeDirectory: '', clock });
  logger.log('program-stopped', { uptimeMs: 1 });
  logger.log('program-stopped', { uptimeMs: 2 });
  rmSync(folder);
  logger.log('program-stopped', { uptimeMs: 3 });
  expect(JSON.parse(everythingIn(folder))).toMatchObject({ uptimeMs: 3, lostLines: 2 });
});
