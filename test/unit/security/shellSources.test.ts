import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

function sources(...folders: readonly string[]): readonly { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}

const shell = sources('electron/main', 'electron/preload', 'electron/ipc');
const everything = sources('electron', 'renderer', 'shared');

function offenders(files: readonly { path: string; text: string }[], pattern: RegExp): string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ path }) => path.slice(root.length));
}

describe('the sources of the shell', () => {
  it.each([
    ['web security switched off', /webSecurity\s*:/],
    ['insecure content', /allowRunningInsecureContent/],
    ['experimental features', /experimentalFeatures/],
    ['Blink features', /enableBlinkFeatures|disableBlinkFeatures/],
    ['a webview tag', /webviewTag:\s*true|<webview/],
    ['Node in the page', /nodeIntegration\w*:\s*true/],
    ['an open context', /contextIsolation:\s*false/],
    ['an open sandbox', /sandbox:\s*false|--no-sandbox'?\s*\)/],
    ['a remote module', /enableRemoteModule|@electron\/remote/],
    ['a certificate error let pass', /certificate-error|ignore-certificate/],
    ['file addresses', /loadFile\(|['"]file:\/\//],
    ['a scheme past the policy', /bypassCSP:\s*true/],
    ['a protocol handler of the system', /setAsDefaultProtocolClient/],
    ['synchronous messages', /sendSync|ipcMain\.on\(/],
    ['the whole channel to the page', /exposeInMainWorld\([^,]*,\s*(ipcRenderer|electron)/],
    ['script put into the page', /executeJavaScript|insertCSS/],
    [
      'the synchronous secret store',
      /\bencryptString\(|\bdecryptString\(|setUsePlainTextEncryption/,
    ],
  ])('never name %s', (_name, pattern) => {
    expect(
      offenders(shell, pattern).filter((path) => !path.endsWith('refusedSwitches.ts')),
    ).toEqual([]);
  });

  it('start no crash reporter', () => {
    expect(offenders(everything, /crashReporter/)).toEqual([]);
  });

  it('open the browser in one place', () => {
    expect(offenders(everything, /openExternal/)).toEqual(['/electron/main/openApplication.ts']);
  });

  it('expose one name to the page, from one file', () => {
    expect(offenders(everything, /exposeInMainWorld/)).toEqual(['/electron/preload/preload.ts']);
  });

  it('notice what they look for', () => {
    expect(
      offenders([{ path: `${root}/x.ts`, text: 'webSecurity: false' }], /webSecurity\s*:/),
    ).toEqual(['/x.ts']);
  });
});

describe('the sources of the program', () => {
  it('use no evaluation and no markup from text', () => {
    const pattern =
      /\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/;
    // The comment beside the setting that forbids it names it.
    expect(
      offenders(everything, pattern).filter((path) => !path.endsWith('withoutEval.ts')),
    ).toEqual([]);
  });

  it('writes no statement from pieces: SQL is prepared with parameters', () => {
    // Only our own names of tables, keys, triggers and columns, our own conditions and numbers are put into the text
    // of a statement; those of salvage are of our own schema, never of the damaged file; the ways of the history's search
    // are fixed text whose values are bound.
    const ours =
      /^(select|name|sql|table|key|guard|places|shared\.join\(', '\)|isUnsettled|stands|wasPublished|\w*[cC]olumns|String\(([A-Z_]+|cacheBefore)\)|String\(step\.version\)|setting|value|Buffer\.from\((key|to)\)\.toString\('hex'\)|(found\.)?(place|source|where|order))$/;
    const pieces = sources('electron/store').flatMap(({ text }) =>
      [...text.matchAll(/\.(?:prepare|exec|pragma)\(\s*`([^`]*)`/g)].flatMap(([, statement = '']) =>
        [...statement.matchAll(/\$\{([^}]*)\}/g)].map(([, piece = '']) => piece),
      ),
    );
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.filter((piece) => !ours.test(piece))).toEqual([]);
  });

  it('keeps no secret in the browser’s own storage', () => {
    expect(
      offenders(sources('renderer'), /localStorage|sessionStorage|indexedDB|document\.cookie/),
    ).toEqual([]);
  });

  it('asks the network from the trusted side only', () => {
    expect(
      offenders(sources('renderer'), /\bfetch\(|XMLHttpRequest|EventSource|sendBeacon/),
    ).toEqual([]);
  });
});
