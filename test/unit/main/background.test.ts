import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { applicationMenu } from '../../../electron/main/applicationMenu.ts';
import { countRequests } from '../../../electron/main/openRequests.ts';
import { whatClosingMeans } from '../../../electron/main/quitting.ts';
import { reactToSession } from '../../../electron/main/sessionEvents.ts';
import { shellTexts } from '../../../electron/main/shellTexts.ts';
import {
  desktopStartAtLogin,
  hiddenStart,
  systemStartAtLogin,
} from '../../../electron/main/startAtLogin.ts';
import { trayMenu } from '../../../electron/main/trayMenu.ts';
import { ok } from '../../../shared/errors/result.ts';

describe('closing', () => {
  it.each([
    [{ waiting: 0, hasTray: true, isQuitting: false }, 'quit'],
    [{ waiting: 0, hasTray: false, isQuitting: true }, 'quit'],
    [{ waiting: 3, hasTray: true, isQuitting: false }, 'hide'],
    [{ waiting: 3, hasTray: false, isQuitting: false }, 'ask'],
    [{ waiting: 3, hasTray: true, isQuitting: true }, 'ask'],
  ] as const)('with %o means %s', (facts, meaning) => {
    expect(whatClosingMeans(facts)).toBe(meaning);
  });

  it('says how many documents wait', () => {
    expect(shellTexts.quitQuestion(1).message).toBe('1 documento firmato è ancora in coda');
    expect(shellTexts.quitQuestion(12).message).toBe('12 documenti firmati sono ancora in coda');
  });

  it('waits for what is being answered', async () => {
    let finish = (): void => undefined;
    const counted = countRequests(
      () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(ok({}));
          };
        }),
    );
    const answer = counted.contract('app.overview', {});
    expect(counted.underWay()).toBe(1);
    const settled = counted.settled();
    finish();
    await answer;
    await settled;
    expect(counted.underWay()).toBe(0);
  });
});

describe('the computer’s own events', () => {
  it('lock at sleep and at the locked screen, and wake the queue afterwards', () => {
    const monitor = new EventEmitter();
    const lock = vi.fn();
    const wakeQueue = vi.fn();
    const shutDown = vi.fn();
    reactToSession(monitor, { lock, wakeQueue, shutDown });
    monitor.emit('suspend');
    monitor.emit('lock-screen');
    expect(lock).toHaveBeenCalledTimes(2);
    monitor.emit('resume');
    monitor.emit('unlock-screen');
    expect(wakeQueue).toHaveBeenCalledTimes(2);
    monitor.emit('shutdown');
    expect(shutDown).toHaveBeenCalledOnce();
  });
});

describe('the menu beside the clock', () => {
  const actions = {
    openWindow: vi.fn(),
    sendNow: vi.fn(),
    setStartAtLogin: vi.fn(),
    quit: vi.fn(),
  };

  it('tells how many wait and offers to send them', () => {
    const menu = trayMenu({ waiting: 2, startsAtLogin: false }, actions);
    expect(menu[0]).toMatchObject({ label: 'In coda: 2 documenti', enabled: false });
    const send = menu.find(({ label }) => label === shellTexts.sendNow);
    expect(send?.enabled).toBe(true);
    send?.click?.();
    expect(actions.sendNow).toHaveBeenCalledOnce();
    menu.find(({ label }) => label === shellTexts.startAtLogin)?.click?.();
    expect(actions.setStartAtLogin).toHaveBeenCalledWith(true);
  });

  it('offers nothing to send when nothing waits', () => {
    const menu = trayMenu({ waiting: 0, startsAtLogin: true }, actions);
    expect(menu[0]?.label).toBe('Niente in coda');
    expect(menu.find(({ label }) => label === shellTexts.sendNow)?.enabled).toBe(false);
    expect(menu.find(({ type }) => type === 'checkbox')?.checked).toBe(true);
  });
});

describe('the menu of the application', () => {
  it('is none but on macOS, where it edits and opens no tools', () => {
    expect(applicationMenu('win32')).toBeNull();
    expect(applicationMenu('linux')).toBeNull();
    const text = JSON.stringify(applicationMenu('darwin'));
    expect(text).toContain('paste');
    expect(text).not.toMatch(/toggleDevTools|reload|zoom|close/i);
  });
});

describe('starting with the computer', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sintesi-login-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is a file of the autostart folder on Linux, for this place of the program', async () => {
    const file = join(folder, 'autostart', 'sintesi.desktop');
    const start = desktopStartAtLogin(file, '/opt/Sintesi "1"/$x%/sintesi');
    expect(start.isOn()).toBe(false);
    start.set(true);
    expect(start.isOn()).toBe(true);
    expect(await readFile(file, 'utf8')).toContain(
      String.raw`Exec="/opt/Sintesi \"1\"/\$x%%/sintesi" --hidden`,
    );
    expect(desktopStartAtLogin(file, '/elsewhere').isOn()).toBe(false);
    start.set(false);
    expect(start.isOn()).toBe(false);
  });

  it('is the system’s list elsewhere', () => {
    const setLoginItemSettings = vi.fn();
    const start = systemStartAtLogin({
      getLoginItemSettings: ({ args }) => ({ openAtLogin: args[0] === hiddenStart }),
      setLoginItemSettings,
    });
    expect(start.isOn()).toBe(true);
    start.set(false);
    expect(setLoginItemSettings).toHaveBeenCalledWith({ openAtLogin: false, args: [hiddenStart] });
  });
});
