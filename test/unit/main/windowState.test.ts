import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  keepWindowState,
  openingBounds,
  readWindowState,
  type Bounds,
} from '../../../electron/main/windowState.ts';

const screen: Bounds = { x: 0, y: 0, width: 1366, height: 728 };
const second: Bounds = { x: 1366, y: 0, width: 1920, height: 1040 };
const left = (bounds: Bounds) => ({ bounds, isMaximized: false });

describe('where the window opens', () => {
  it('is where it was left', () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 800 };
    expect(openingBounds(left(bounds), [screen, second])).toEqual(bounds);
  });

  it('is a size only, at the first start and where the screen is gone', () => {
    expect(openingBounds(null, [screen])).toEqual({ width: 1366, height: 768 });
    const gone = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(openingBounds(left(gone), [screen])).toEqual({ width: 1200, height: 700 });
  });

  it('is moved and shrunk onto its screen', () => {
    const beyond = { x: 200, y: 100, width: 1900, height: 1000 };
    expect(openingBounds(left(beyond), [screen])).toEqual({ x: 0, y: 0, width: 1366, height: 728 });
  });
});

describe('where the window was left', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sintesi-state-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is kept and read again', () => {
    const file = join(folder, 'window.json');
    const state = { bounds: screen, isMaximized: true };
    keepWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it('is unknown without a file, and in a file that is none', async () => {
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
    const file = join(folder, 'broken.json');
    for (const text of ['', '{}', '{"bounds":{"x":0,"y":0,"width":-1,"height":5}}']) {
      await writeFile(file, text);
      expect(readWindowState(file)).toBeNull();
    }
  });

  it('may be lost without a word', () => {
    expect(() => {
      keepWindowState(join(folder, 'none', 'x', 'window.json'), left(screen));
    }).not.toThrow();
  });
});
