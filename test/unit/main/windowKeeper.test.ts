import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createWindowKeeper, type KeptWindow } from '../../../electron/main/windowKeeper.ts';

let lastId = 0;

class FakeWindow extends EventEmitter implements KeptWindow {
  readonly sent: unknown[] = [];
  isHidden = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    id: (lastId += 1),
    send: (channel: string, data: unknown) => {
      this.sent.push([channel, data]);
    },
  });
  /** Whether the page holds the window back, as with a changed draft. */
  holdsBack = false;
  readonly show = vi.fn(() => {
    this.isHidden = false;
  });
  readonly hide = vi.fn(() => {
    this.isHidden = true;
  });
  readonly focus = vi.fn();
  readonly destroy = vi.fn(() => {
    this.emit('closed');
  });
  isFocused(): boolean {
    return !this.isHidden;
  }
  isVisible(): boolean {
    return !this.isHidden;
  }
  /** Closes as a person does; answers whether it closed. */
  close(): boolean {
    const preventDefault = vi.fn();
    this.emit('close', { preventDefault });
    if (preventDefault.mock.calls.length > 0) return false;
    if (this.holdsBack) {
      const unload = vi.fn();
      this.webContents.emit('will-prevent-unload', { preventDefault: unload });
      if (unload.mock.calls.length === 0) return false;
    }
    this.emit('closed');
    return true;
  }
}

function kept(meaning: 'hide' | 'ask' | 'quit', confirms = false) {
  const windows: FakeWindow[] = [];
  const parts = {
    open: () => {
      const window = new FakeWindow();
      windows.push(window);
      return window;
    },
    onOpened: vi.fn(),
    onClosed: vi.fn(),
    whatClosingMeans: () => meaning,
    confirmLeaving: vi.fn(() => confirms),
    onStaying: vi.fn(),
    onHidden: vi.fn(),
  };
  const keeper = createWindowKeeper(parts);
  keeper.show();
  const [first] = windows;
  if (first === undefined) throw new Error('no window was opened');
  return { keeper, parts, windows, first };
}

describe('the keeper of the window', () => {
  it('opens one window and shows it again', () => {
    const { keeper, windows, first, parts } = kept('quit');
    keeper.show();
    expect(windows).toHaveLength(1);
    expect(first.focus).toHaveBeenCalledOnce();
    expect(parts.onOpened).toHaveBeenCalledOnce();
    keeper.send('channel', 1);
    expect(first.sent).toEqual([['channel', 1]]);
    expect(keeper.owns(first.webContents.id)).toBe(true);
    expect(keeper.owns(-1)).toBe(false);
  });

  it('hides what goes on sending, and says so', () => {
    const { first, parts, keeper } = kept('hide');
    expect(first.close()).toBe(false);
    expect(first.hide).toHaveBeenCalledOnce();
    expect(parts.onHidden).toHaveBeenCalledOnce();
    expect(keeper.isSeen()).toBe(false);
  });

  it('asks before leaving something behind, and stays unless told otherwise', () => {
    const staying = kept('ask', false);
    expect(staying.first.close()).toBe(false);
    expect(staying.parts.onStaying).toHaveBeenCalledOnce();
    const leaving = kept('ask', true);
    expect(leaving.first.close()).toBe(true);
    expect(leaving.parts.onClosed).toHaveBeenCalledOnce();
  });

  it('lets the page ask what becomes of a draft, but not when the computer shuts down', () => {
    const { keeper, first, parts } = kept('quit');
    first.holdsBack = true;
    expect(first.close()).toBe(false);
    expect(parts.onClosed).not.toHaveBeenCalled();
    first.holdsBack = false;
    expect(first.close()).toBe(true);

    keeper.show();
    const other = kept('quit');
    other.first.holdsBack = true;
    other.keeper.letGo();
    expect(other.first.close()).toBe(true);
  });

  it('does not hold the window back when the computer shuts down', () => {
    const { keeper, first, parts } = kept('ask', false);
    keeper.letGo();
    expect(first.close()).toBe(true);
    expect(parts.confirmLeaving).not.toHaveBeenCalled();
  });

  it('throws the page away and shows a new one; a hidden one stays away', () => {
    const { keeper, windows, first } = kept('quit');
    keeper.renew();
    expect(first.destroy).toHaveBeenCalledOnce();
    expect(windows).toHaveLength(2);
    expect(keeper.owns(first.webContents.id)).toBe(false);
    windows[1]?.hide();
    keeper.renew();
    expect(windows).toHaveLength(2);
    keeper.show();
    expect(windows).toHaveLength(3);
  });
});
