import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Electron's main-process API as far as the shell's thin files use it, keeping what it is told. Not Electron: it shows
 * the order of calls and what is wired to what, nothing about Chromium.
 */
export function fakeElectron(isPackaged: boolean) {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      calls.push(args.length === 0 ? name : `${name} ${JSON.stringify(args[0])}`);
    };
  let lastContents = 0;

  class FakeContents extends EventEmitter {
    readonly id = (lastContents += 1);
    readonly sent: [string, unknown][] = [];
    openHandler: (() => unknown) | null = null;
    setWindowOpenHandler(handler: () => unknown): void {
      this.openHandler = handler;
    }
    send(channel: string, data: unknown): void {
      this.sent.push([channel, data]);
    }
  }

  const windows: FakeWindow[] = [];
  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents();
    readonly options: { readonly webPreferences: Record<string, unknown> };
    loaded: string | null = null;
    isDestroyed = false;
    constructor(options: { readonly webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      windows.push(this);
    }
    loadURL(address: string): Promise<void> {
      this.loaded = address;
      return Promise.resolve();
    }
    removeMenu = vi.fn();
    maximize = vi.fn();
    show = vi.fn();
    hide = vi.fn();
    focus = vi.fn();
    getNormalBounds = () => ({ x: 0, y: 0, width: 1366, height: 768 });
    isMaximized = () => false;
    isFocused = () => false;
    isVisible = () => true;
    destroy(): void {
      this.isDestroyed = true;
      this.emit('closed');
    }
  }

  const ipc = new Map<string, (event: unknown, request: unknown) => Promise<unknown>>();
  const served = new Map<string, (request: { method: string; url: string }) => Promise<Response>>();
  const session = Object.assign(new EventEmitter(), {
    protocol: {
      handle: (
        scheme: string,
        handler: (request: { method: string; url: string }) => Promise<Response>,
      ) => served.set(scheme, handler),
    },
    setPermissionRequestHandler: note('session.setPermissionRequestHandler'),
    setPermissionCheckHandler: note('session.setPermissionCheckHandler'),
    setDevicePermissionHandler: note('session.setDevicePermissionHandler'),
    setUSBProtectedClassesHandler: note('session.setUSBProtectedClassesHandler'),
    setBluetoothPairingHandler: note('session.setBluetoothPairingHandler'),
    setDisplayMediaRequestHandler: note('session.setDisplayMediaRequestHandler'),
    setSpellCheckerEnabled: note('session.setSpellCheckerEnabled'),
    webRequest: { onBeforeRequest: note('session.onBeforeRequest') },
  });
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    setPath: vi.fn(note('app.setPath')),
    getPath: () => '/nowhere',
    requestSingleInstanceLock: vi.fn(() => true),
    enableSandbox: note('app.enableSandbox'),
    whenReady: () => {
      calls.push('app.whenReady');
      return Promise.resolve();
    },
    exit: note('app.exit'),
    quit: note('app.quit'),
  });

  const module = {
    app,
    BrowserWindow: FakeWindow,
    dialog: {
      showErrorBox: note('dialog.showErrorBox'),
      showMessageBoxSync: vi.fn(() => 0),
    },
    ipcMain: {
      handle: (channel: string, answer: (event: unknown, request: unknown) => Promise<unknown>) =>
        ipc.set(channel, answer),
    },
    Menu: {
      setApplicationMenu: note('Menu.setApplicationMenu'),
      buildFromTemplate: (template: unknown) => template,
    },
    net: {},
    Notification: class extends EventEmitter {
      show = note('notification.show');
    },
    powerMonitor: new EventEmitter(),
    protocol: { registerSchemesAsPrivileged: note('protocol.registerSchemesAsPrivileged') },
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(false),
      getSelectedStorageBackend: () => 'basic_text',
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1366, height: 728 } }] },
    session: { fromPartition: () => session },
    Tray: class extends EventEmitter {
      setToolTip = note('tray.setToolTip');
      setContextMenu = vi.fn();
      destroy = vi.fn();
    },
    utilityProcess: { fork: forkUtility },
  };
  return { module, calls, windows, ipc, served, app };
}

/** A real process where Electron would start a utility: helpers speak over either port. */
function forkUtility(
  modulePath: string,
  args: readonly string[],
  options: { readonly env: Record<string, string> },
) {
  const child = fork(modulePath, [...args], {
    serialization: 'advanced',
    env: options.env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return Object.assign(child, {
    postMessage: (message: object) => {
      child.send(message);
    },
  });
}

/** The fake as the shell sees it. */
export type FakeElectron = ReturnType<typeof fakeElectron>;
