import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenRules, importCycles, ruleNames, type SourceFile } from './importRules.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const roots = ['electron', 'renderer', 'shared', 'test', 'build'];

function sourceFiles(): readonly SourceFile[] {
  return roots.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: relative(root, path).split(sep).join('/'),
        text: readFileSync(path, 'utf8'),
      })),
  );
}

/** For each rule, one file that breaks it: the net itself is tested. */
const offenders: Readonly<Record<string, SourceFile>> = {
  'shared imports shared and its libraries only': {
    path: 'shared/cda/x.ts',
    text: "import { readFile } from 'node:fs';",
  },
  'renderer imports renderer and shared only': {
    path: 'renderer/app/x.ts',
    text: "import { y } from '../../electron/domain/y.ts';",
  },
  'electron imports electron and shared only': {
    path: 'electron/pdf/x.ts',
    text: "import { y } from '../../renderer/app/y.ts';",
  },
  'production code never imports test': {
    path: 'shared/cda/x.ts',
    text: "import { y } from '../../test/pki/y.ts';",
  },
  'domain imports no adapter and no library but schema and built-ins': {
    path: 'electron/domain/x.ts',
    text: "import { y } from '../card/y.ts';",
  },
  'ports import shared and ports only': {
    path: 'electron/domain/ports/x.ts',
    text: "import { y } from '../y.ts';",
  },
  'rooms of electron do not know each other': {
    path: 'electron/pdf/x.ts',
    text: "import { y } from '../card/y.ts';",
  },
  'pkcs11js only in electron/card': {
    path: 'electron/channel/x.ts',
    text: "import { PKCS11 } from 'pkcs11js';",
  },
  'better-sqlite3-multiple-ciphers only in electron/store': {
    path: 'electron/log/x.ts',
    text: "import Database from 'better-sqlite3-multiple-ciphers';",
  },
  'electron only in electron/main, electron/preload, electron/ipc': {
    path: 'electron/store/x.ts',
    text: "import { app } from 'electron';",
  },
  'pdf-lib only in electron/pdf': {
    path: 'electron/card/x.ts',
    text: "import { PDFDocument } from 'pdf-lib';",
  },
  'jose only in electron/identity': {
    path: 'electron/gateway/x.ts',
    text: "import { SignJWT } from 'jose';",
  },
};

describe('architecture', () => {
  const files = sourceFiles();

  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it('keeps every import in its direction', () => {
    expect(brokenRules(files)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(importCycles(files)).toEqual([]);
  });

  it.each(ruleNames)('notices a break of: %s', (name) => {
    const offender = offenders[name];
    expect(offender).toBeDefined();
    if (offender === undefined) return;
    expect(brokenRules([offender]).map((violation) => violation.rule)).toContain(name);
  });

  it('notices a circle', () => {
    const circle = importCycles([
      { path: 'shared/a.ts', text: "import { b } from './b.ts';" },
      { path: 'shared/b.ts', text: "import { a } from './a.ts';" },
    ]);
    expect(circle).toEqual([['shared/a.ts', 'shared/b.ts']]);
  });
});
