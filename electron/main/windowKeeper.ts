/** The part of Electron's `BrowserWindow` its keeper uses. */
export interface KeptWindow {
  readonly webContents: {
    readonly id: number;
    send(channel: string, data: unknown): void;
    /** The page holds the window back; calling the event off closes it all the same. */
    on(
      event: 'will-prevent-unload',
      listener: (event: { preventDefault(): void }) => void,
    ): unknown;
  };
  show(): void;
  hide(): void;
  focus(): void;
  destroy(): void;
  isFocused(): boolean;
  isVisible(): boolean;
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
}

/** What the keeper is told. */
export interface WindowKeeperParts<Window extends KeptWindow> {
  readonly open: () => Window;
  readonly onOpened: () => void;
  /** Nobody is there to answer a question any more. */
  readonly onClosed: () => void;
  readonly whatClosingMeans: () => 'hide' | 'ask' | 'quit';
  /** Asks whether to leave although something waits. */
  readonly confirmLeaving: (window: Window) => boolean;
  readonly onStaying: () => void;
  readonly onHidden: () => void;
}

/** Keeps the one window: opens it, hides it, throws its page away. */
export interface WindowKeeper {
  readonly show: () => void;
  readonly isSeen: () => boolean;
  readonly owns: (contentsId: number) => boolean;
  readonly send: (channel: string, data: unknown) => void;
  /** Ends the page with everything it held, and shows a new one where one was to be seen. */
  readonly renew: () => void;
  /** From now on closing is not asked about: the program is ending. */
  readonly letGo: () => void;
}

/** Makes the keeper of a window that is not open yet. */
export function createWindowKeeper<Window extends KeptWindow>(
  parts: WindowKeeperParts<Window>,
): WindowKeeper {
  let window: Window | null = null;
  let isLetGo = false;

  function onClose(closing: Window, event: { preventDefault(): void }): void {
    if (isLetGo) return;
    const meaning = parts.whatClosingMeans();
    if (meaning === 'quit' || (meaning === 'ask' && parts.confirmLeaving(closing))) return;
    event.preventDefault();
    if (meaning === 'ask') {
      parts.onStaying();
      return;
    }
    closing.hide();
    parts.onHidden();
  }

  function show(): void {
    if (window !== null) {
      window.show();
      window.focus();
      return;
    }
    const opened = parts.open();
    window = opened;
    opened.on('close', (event) => {
      onClose(opened, event);
    });
    // A changed draft asks what becomes of it, and closes the window afterwards; a program that ends is not asked.
    opened.webContents.on('will-prevent-unload', (event) => {
      if (isLetGo) event.preventDefault();
    });
    opened.on('closed', () => {
      if (window !== opened) return;
      window = null;
      parts.onClosed();
    });
    parts.onOpened();
  }

  return {
    show,
    isSeen: () => window?.isFocused() === true,
    owns: (contentsId) => window?.webContents.id === contentsId,
    send: (channel, data) => {
      window?.webContents.send(channel, data);
    },
    renew: () => {
      const old = window;
      if (old === null) return;
      const wasVisible = old.isVisible();
      window = null;
      old.destroy();
      if (wasVisible) show();
    },
    letGo: () => {
      isLetGo = true;
    },
  };
}
