import { windowAddress } from './windowScheme.ts';

/** An event that can be called off. */
export interface Preventable {
  preventDefault(): void;
}

/** The part of `webContents` that is guarded. */
export interface GuardedContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (event: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/**
 * Nothing of the page leads anywhere: no navigation by link, form, script or drop, no frame, no redirect, no window,
 * no webview. The one address it may load is its own, which is a reload.
 */
export function guardContents(contents: GuardedContents): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(event, (navigation) => {
      if (event !== 'will-navigate' || navigation.url !== windowAddress) {
        navigation.preventDefault();
      }
    });
  }
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The part of a `session` that is guarded. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setUSBProtectedClassesHandler(handler: () => string[]): void;
  setBluetoothPairingHandler(
    handler: (details: unknown, answer: (response: { confirmed: boolean }) => void) => void,
  ): void;
  setDisplayMediaRequestHandler(
    handler: (request: unknown, answer: (streams: object) => void) => void,
  ): void;
  setSpellCheckerEnabled(isEnabled: boolean): void;
  on(
    event: 'select-hid-device' | 'select-usb-device' | 'select-serial-port' | 'will-download',
    listener: (event: Preventable) => void,
  ): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        answer: (response: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/** Whether the window may load an address: its own files, and what its own script made of bytes it holds. */
export function isWindowResource(url: string): boolean {
  return (
    url.startsWith(windowAddress) ||
    url.startsWith(`blob:${windowAddress}`) ||
    /^data:(image|font)\//.test(url)
  );
}

/** Every permission and every device is refused, nothing is downloaded, and no request leaves the program. */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(() => [
    'audio',
    'audio-video',
    'hid',
    'mass-storage',
    'smart-card',
    'video',
    'wireless',
  ]);
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  // Dictionaries would be fetched.
  session.setSpellCheckerEnabled(false);
  for (const event of ['select-hid-device', 'select-usb-device', 'select-serial-port'] as const) {
    session.on(event, (choice) => {
      choice.preventDefault();
    });
  }
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isWindowResource(url) });
  });
}
