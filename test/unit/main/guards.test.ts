import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import {
  guardContents,
  guardSession,
  isWindowResource,
  type GuardedSession,
} from '../../../electron/main/guards.ts';
import { windowPreferences } from '../../../electron/main/windowPreferences.ts';

class FakeContents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openHandler = handler;
  }
}

function prevented(contents: FakeContents, event: string, url: string): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('the guards of the window', () => {
  const contents = new FakeContents();
  guardContents(contents);

  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'file:///etc/hosts',
    'data:text/html,x',
    'javascript:alert(1)',
    'app://other/',
    'app://sintesi/other',
    'about:blank',
    'blob:app://sintesi/1',
  ])('lead nowhere: %s', (url) => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(prevented(contents, event, url)).toBe(true);
    }
  });

  it('allow the page to be loaded again, and no frame nor redirect to it', () => {
    expect(prevented(contents, 'will-navigate', 'app://sintesi/')).toBe(false);
    expect(prevented(contents, 'will-frame-navigate', 'app://sintesi/')).toBe(true);
    expect(prevented(contents, 'will-redirect', 'app://sintesi/')).toBe(true);
  });

  it('open no window and attach no webview', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(prevented(contents, 'will-attach-webview', '')).toBe(true);
  });
});

/** A session that keeps what it is given. */
function fakeSession() {
  const events = new EventEmitter();
  const kept: Record<string, unknown> = {};
  const keep = (name: string) => (value: unknown) => {
    kept[name] = value;
  };
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setUSBProtectedClassesHandler: keep('usb'),
    setBluetoothPairingHandler: keep('bluetooth'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: keep('spell'),
    on: (event: string, listener: (event: unknown) => void) => events.on(event, listener),
    webRequest: { onBeforeRequest: keep('web') },
  } as unknown as GuardedSession;
  return { session, kept, events };
}

describe('the guards of the session', () => {
  const { session, kept, events } = fakeSession();
  guardSession(session);

  it.each(['geolocation', 'notifications', 'media', 'clipboard-read', 'midi', 'fullscreen'])(
    'refuse %s',
    (permission) => {
      const answer = vi.fn();
      (kept['request'] as (c: unknown, p: string, a: (g: boolean) => void) => void)(
        null,
        permission,
        answer,
      );
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect((kept['check'] as () => boolean)()).toBe(false);
    },
  );

  it('refuse every device, the screen and every download', () => {
    expect((kept['device'] as () => boolean)()).toBe(false);
    const answer = vi.fn();
    (kept['bluetooth'] as (d: unknown, a: (r: object) => void) => void)({}, answer);
    expect(answer).toHaveBeenCalledWith({ confirmed: false });
    const streams = vi.fn();
    (kept['display'] as (d: unknown, a: (r: object) => void) => void)({}, streams);
    expect(streams).toHaveBeenCalledWith({});
    for (const event of [
      'select-hid-device',
      'select-usb-device',
      'select-serial-port',
      'will-download',
    ]) {
      const preventDefault = vi.fn();
      events.emit(event, { preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
    expect(kept['spell']).toBe(false);
  });

  it.each([
    ['app://sintesi/index.html', false],
    ['blob:app://sintesi/1', false],
    ['data:image/png;base64,AA==', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:1/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/hosts', true],
    ['data:text/html,x', true],
    ['app://sintesi.example/', true],
    ['devtools://devtools/bundled/', true],
  ])('let %s through unless %s', (url, cancel) => {
    const answer = vi.fn();
    (kept['web'] as (d: { url: string }, a: (r: object) => void) => void)({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel });
    expect(isWindowResource(url)).toBe(!cancel);
  });
});

describe('the preferences of the window', () => {
  it('are the safe ones, named', () => {
    expect(windowPreferences('/p.cjs', true)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });
});
