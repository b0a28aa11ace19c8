/** The preferences of the one window; anything not named keeps Electron's safe default (reliability §2, 2 to 4). */
export function windowPreferences(preload: string, isPackaged: boolean) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    enableWebSQL: false,
    disableDialogs: true,
    devTools: !isPackaged,
  } as const;
}
