import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '../../../renderer/api/api.ts';
import { DraftSaver, type SaveState } from '../../../renderer/stores/editor/draftSaver.ts';
import type { Written } from '../../../renderer/stores/editor/editorHistory.ts';
import { ok } from '../../../shared/errors/result.ts';
import { nothingReviewed } from '../../../shared/pss/working/draftState.ts';
import { openWorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { fullPss } from '../../support/pss/fullPss.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const written: Written = { content: openWorkingDraft(fullPss), review: nothingReviewed };

function saver() {
  const states: SaveState['kind'][] = [];
  const ask = vi.fn(() =>
    Promise.resolve(ok({ revision: 2, savedAt: '2026-11-27T09:00:00.000Z' })),
  );
  const made = new DraftSaver({ ask } as unknown as Api, { draftId: 'd', revision: 1 }, (state) => {
    states.push(state.kind);
  });
  return { made, ask, states };
}

it('keeps what was typed within half a second, without being asked', async () => {
  const { made, ask, states } = saver();
  made.take(written);
  await vi.advanceTimersByTimeAsync(499);
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledExactlyOnceWith('drafts.save', {
    draftId: 'd',
    revision: 1,
    ...written,
  });
  expect(states).toEqual(['pending', 'saved']);
});

it('keeps it at once when a field or the window is left', async () => {
  const { made, ask } = saver();
  made.take(written);
  expect(await made.flush()).toBe(true);
  expect(ask).toHaveBeenCalledOnce();
});
