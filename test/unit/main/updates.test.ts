import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { changesIn } from '../../../electron/main/updates/releaseNotes.ts';
import { isSurgeryTime } from '../../../electron/main/updates/surgeryHours.ts';
import { createUpdateDesk, type UpdaterLike } from '../../../electron/main/updates/updateDesk.ts';
import {
  isFeedAddress,
  mayInstall,
  refusalOf,
  refusalToInstallNow,
} from '../../../electron/main/updates/updatePolicy.ts';

describe('the policy of updates', () => {
  it.each([
    ['1.2.4', '1.2.3', null],
    ['1.3.0', '1.2.9', null],
    ['2.0.0', '1.99.99', null],
    ['1.2.10', '1.2.9', null],
    ['1.2.3', '1.2.3', 'not-newer'],
    ['1.2.2', '1.2.3', 'not-newer'],
    ['0.9.9', '1.0.0', 'not-newer'],
    ['1.2.4-beta.1', '1.2.3', 'unreadable'],
    ['v1.2.4', '1.2.3', 'unreadable'],
    ['1.2', '1.1.0', 'unreadable'],
    ['', '1.0.0', 'unreadable'],
    ['9999999.0.0', '1.0.0', 'unreadable'],
  ])('takes %s over %s: %s', (offered, current, refusal) => {
    expect(refusalOf(offered, current)).toBe(refusal);
  });

  it.each([
    ['https://aggiornamenti.example.org/sintesi/', true],
    ['http://aggiornamenti.example.org/', false],
    ['https://user:password@example.org/', false],
    ['https://example.org/?a=b', false],
    ['https://example.org/#x', false],
    ['file:///tmp/', false],
    ['', false],
  ])('asks %s: %s', (address, isAsked) => {
    expect(isFeedAddress(address)).toBe(isAsked);
  });

  const ready = {
    isDownloaded: true,
    isClosing: true,
    waiting: 0,
    requestsUnderWay: 0,
    isSurgeryTime: false,
    isAskedFor: false,
  };
  it('installs at closing, with nothing to send or to write', () => {
    expect(mayInstall(ready)).toBe(true);
    expect(mayInstall({ ...ready, isDownloaded: false })).toBe(false);
    expect(mayInstall({ ...ready, isClosing: false })).toBe(false);
    expect(mayInstall({ ...ready, waiting: 1 })).toBe(false);
    expect(mayInstall({ ...ready, requestsUnderWay: 1 })).toBe(false);
    expect(mayInstall({ ...ready, isSurgeryTime: true })).toBe(false);
  });

  it.each([
    [{}, null],
    [{ isDownloaded: false, waiting: 1, requestsUnderWay: 1 }, 'update/none'],
    [{ waiting: 2, requestsUnderWay: 1 }, 'update/queue-waiting'],
    [{ requestsUnderWay: 1 }, 'update/busy'],
  ])('says why not now: %o', (facts, code) => {
    expect(refusalToInstallNow({ ...ready, ...facts })?.code ?? null).toBe(code);
  });

  it.each([
    ['2026-11-27T07:59:00', false],
    ['2026-11-27T08:00:00', true],
    ['2026-11-28T18:59:00', true],
    ['2026-11-27T19:00:00', false],
    ['2026-11-29T11:00:00', false],
  ])('calls %s surgery time: %s', (at, isSurgery) => {
    expect(isSurgeryTime(new Date(at), { from: 8, to: 19 })).toBe(isSurgery);
  });

  it('shows what changes as plain lines, whatever the feed marks them up with', () => {
    expect(changesIn('<h2>Novità</h2><ul><li>La coda è più chiara</li></ul>')).toEqual([
      'Novità',
      'La coda è più chiara',
    ]);
    expect(changesIn([{ note: '- uno\n- due' }, { note: null }])).toEqual(['uno', 'due']);
    expect(changesIn(null)).toEqual([]);
    expect(changesIn('riga\n'.repeat(50))).toHaveLength(20);
  });
});

class FakeUpdater extends EventEmitter implements UpdaterLike {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  allowDowngrade = true;
  allowPrerelease = true;
  disableWebInstaller = false;
  readonly checkForUpdates = vi.fn(() => Promise.resolve(null));
  readonly downloadUpdate = vi.fn(() => Promise.resolve(null));
  readonly quitAndInstall = vi.fn();
}

function desk() {
  const updater = new FakeUpdater();
  const onReady = vi.fn();
  const onFailure = vi.fn();
  const made = createUpdateDesk({ updater, currentVersion: '1.2.3', onReady, onFailure });
  return { updater, onReady, onFailure, made };
}

const idle = { waiting: 0, requestsUnderWay: 0, isSurgeryTime: false, isAskedFor: false };

describe('the update desk', () => {
  it('turns off everything that would act by itself', () => {
    expect(desk().updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
    });
  });

  it('downloads what is newer and installs it at an idle closing', () => {
    const { updater, onReady, made } = desk();
    updater.emit('update-available', { version: '1.3.0' });
    expect(updater.downloadUpdate).toHaveBeenCalledOnce();
    expect(made.installAtClosing(idle)).toBe(false);
    updater.emit('update-downloaded', { version: '1.3.0', releaseNotes: '- Più veloce' });
    const update = { version: '1.3.0', changes: ['Più veloce'] };
    expect(onReady).toHaveBeenCalledExactlyOnceWith(update);
    expect(made.ready()).toEqual(update);
    expect(made.installAtClosing({ ...idle, isSurgeryTime: true })).toBe(false);
    expect(made.installAtClosing({ ...idle, waiting: 2 })).toBe(false);
    expect(made.installAtClosing({ ...idle, requestsUnderWay: 1 })).toBe(false);
    expect(updater.quitAndInstall).not.toHaveBeenCalled();
    expect(made.installAtClosing(idle)).toBe(true);
    expect(updater.quitAndInstall).toHaveBeenCalledExactlyOnceWith(true, false);
  });

  it('installs in surgery hours for who asks, and starts again; never with something to send or to write', () => {
    const { updater, made } = desk();
    const asked = { ...idle, isSurgeryTime: true, isAskedFor: true };
    updater.emit('update-downloaded', { version: '1.3.0' });
    expect(made.installAtClosing({ ...asked, waiting: 1 })).toBe(false);
    expect(made.installAtClosing({ ...asked, requestsUnderWay: 1 })).toBe(false);
    expect(made.installAtClosing(asked)).toBe(true);
    expect(updater.quitAndInstall).toHaveBeenCalledExactlyOnceWith(true, true);
  });

  it.each(['1.2.3', '1.2.2', '0.0.1', '2.0.0-rc.1'])(
    'neither downloads nor keeps %s',
    (version) => {
      const { updater, onFailure, made } = desk();
      updater.emit('update-available', { version });
      expect(updater.downloadUpdate).not.toHaveBeenCalled();
      expect(onFailure).toHaveBeenCalledOnce();
      updater.emit('update-downloaded', { version });
      expect(made.installAtClosing(idle)).toBe(false);
    },
  );

  it('forgets what was downloaded when a check fails, and never throws', async () => {
    const { updater, onFailure, made } = desk();
    updater.emit('update-downloaded', { version: '1.3.0' });
    updater.emit('error', new Error('sha512 checksum mismatch'));
    expect(made.installAtClosing(idle)).toBe(false);
    updater.checkForUpdates.mockRejectedValueOnce(new Error('offline'));
    await made.check();
    expect(onFailure).toHaveBeenCalledTimes(2);
  });
});
