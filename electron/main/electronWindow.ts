import { fileURLToPath } from 'node:url';
import { BrowserWindow, screen, session, type Session } from 'electron/main';
import { programRoot } from '../process/programFiles.ts';
import { guardContents, guardSession } from './guards.ts';
import { serveWindow, windowAddress, windowScheme } from './windowScheme.ts';
import { windowPreferences } from './windowPreferences.ts';
import { keepWindowState, openingBounds, readWindowState, smallestWindow } from './windowState.ts';

const rendererDirectory = fileURLToPath(new URL('dist/renderer', programRoot));
const preloadFile = fileURLToPath(new URL('program/preload.cjs', programRoot));

/** What the window is made with. */
export interface WindowParts {
  readonly session: Session;
  readonly stateFile: string;
  readonly isPackaged: boolean;
  readonly icon: string;
}

/** The session of the window: in memory, guarded, and served by our own scheme alone. */
export function openWindowSession(): Session {
  const own = session.fromPartition('window', { cache: false });
  guardSession(own);
  own.protocol.handle(windowScheme, (request) => serveWindow(rendererDirectory, request));
  return own;
}

/** Opens the one window, where it was left. Its contents are guarded before they load anything. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const state = readWindowState(parts.stateFile);
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...openingBounds(state, workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    autoHideMenuBar: true,
    icon: parts.icon,
    webPreferences: {
      ...windowPreferences(preloadFile, parts.isPackaged),
      session: parts.session,
    },
  });
  guardContents(window.webContents);
  window.removeMenu();
  if (state?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    keepWindowState(parts.stateFile, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    });
  });
  void window.loadURL(windowAddress);
  return window;
}
