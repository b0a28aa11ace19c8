import { describe, expect, it } from 'vitest';
import { HISTORY_PAGE } from '../../../../shared/ipc/areas/history.ts';
import type { ActView } from '../../../../shared/ipc/historyViews.ts';
import { movedRow } from '../../../../renderer/components/movedRow.ts';
import {
  actOfRow,
  pagesOfRows,
  rowOfAct,
  withPage,
  type HistoryPages,
} from '../../../../renderer/stores/historyPages.ts';
import { lastWanted } from '../../../../renderer/stores/lastWanted.ts';

function act(number: number): ActView {
  return {
    submissionId: String(number),
    operation: 'create',
    documentId: String(number),
    targetId: null,
    state: 'indexed',
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    patient: { codiceFiscale: 'RMSLSO31M04Z404R', family: 'Ramìs', given: 'Alessio' },
    attempts: [],
    recalled: [],
    notBefore: null,
    obstacle: null,
    waitsFor: null,
    reason: null,
  };
}

function pageOf(number: number): readonly ActView[] {
  return Array.from({ length: HISTORY_PAGE }, (_, index) => act(number * HISTORY_PAGE + index));
}

describe('the pages of the history', () => {
  it('find an act by its row and a row by its act, and know what has not come', () => {
    const pages = withPage(withPage(new Map(), 0, pageOf(0)), 7, pageOf(7));
    const row = 7 * HISTORY_PAGE + 3;
    expect(actOfRow(pages, row)?.submissionId).toBe(String(row));
    expect(rowOfAct(pages, String(row))).toBe(row);
    expect(actOfRow(pages, 2 * HISTORY_PAGE)).toBeNull();
    expect(rowOfAct(pages, String(2 * HISTORY_PAGE))).toBeNull();
    expect(pagesOfRows(HISTORY_PAGE - 1, 2 * HISTORY_PAGE)).toEqual([0, 1, 2]);
  });

  it('stay few however far one scrolls, the last come always among them', () => {
    let pages: HistoryPages = new Map();
    for (let number = 0; number < 400; number += 1) {
      pages = withPage(pages, number, pageOf(number));
      expect(pages.has(number)).toBe(true);
    }
    expect(pages.size).toBeLessThan(30);
    expect(pages.has(0)).toBe(false);
    const renewed = [act(-1)];
    expect(withPage(pages, 399, renewed).get(399)).toBe(renewed);
  });
});

describe('the keys of a list', () => {
  it('stop at its ends', () => {
    expect(movedRow('ArrowDown', 9, 9, 5)).toBe(9);
    expect(movedRow('ArrowUp', 0, 9, 5)).toBe(0);
    expect(movedRow('PageDown', 1, 9, 5)).toBe(6);
    expect(movedRow('PageUp', 3, 9, 5)).toBe(0);
    expect(movedRow('End', 3, 9, 5)).toBe(9);
    expect(movedRow('Home', 3, 9, 5)).toBe(0);
    expect(movedRow('a', 3, 9, 5)).toBeNull();
  });
});

describe('a question of which only the last answer is wanted', () => {
  it('passes over what was asked while it waited', async () => {
    const asked: number[] = [];
    const taken: number[] = [];
    const ask = lastWanted(async (key: number) => {
      asked.push(key);
      await Promise.resolve();
      return () => taken.push(key);
    });
    const [first] = [ask(1), ask(2), ask(3)];
    await first;
    expect(asked).toEqual([1, 3]);
    expect(taken).toEqual([3]);
    await ask(4);
    expect(taken).toEqual([3, 4]);
  });
});
