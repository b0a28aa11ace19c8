import { useRef, type KeyboardEvent } from 'react';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { foldText } from '../../../shared/terminology/searchText.ts';
import { movedRow } from '../../components/movedRow.ts';

/** Letters typed within this time of each other are one beginning of a surname. */
const TYPE_AHEAD_MS = 900;

/** What the keys of the list do. */
export interface ListKeys {
  readonly rows: readonly PatientView[];
  readonly index: number;
  /** Rows that one page of the list holds. */
  readonly page: () => number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (patient: PatientView) => void;
  readonly onMark: (patient: PatientView) => void;
  /** Shift with a key of movement: from the row where it began to this one. */
  readonly onExtend: (from: number, to: number) => void;
  /** Ctrl+A. */
  readonly onMarkDue: () => void;
}

/** The keys of the list while it has the focus: arrows and pages, Enter, Space, and the beginning of a surname. */
export function useListKeys(keys: ListKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  /** The row where Shift began to choose; null while it does not. */
  const began = useRef<number | null>(null);

  function typeAhead(letter: string, now: number): void {
    const isFresh = now - typed.current.at > TYPE_AHEAD_MS;
    const text = foldText(isFresh ? letter : typed.current.text + letter);
    typed.current = { text, at: now };
    const found = keys.rows.findIndex(({ family }) => foldText(family).startsWith(text));
    if (found >= 0) keys.onMove(found);
  }

  return (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      keys.onMarkDue();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { rows, index, onMove, onOpen, onMark } = keys;
    const current = rows[index];
    if (current === undefined) return;
    const to = movedRow(event.key, index, rows.length - 1, keys.page());
    const isBetweenWords = event.timeStamp - typed.current.at <= TYPE_AHEAD_MS;
    if (to !== null) {
      // Having moved, a Space is no part of a surname any more.
      typed.current = { text: '', at: -Infinity };
      if (!event.shiftKey) began.current = null;
      else keys.onExtend((began.current ??= index), to);
      onMove(to);
    } else if (event.key === 'Enter') onOpen(current);
    else if (event.key === ' ' && !isBetweenWords) onMark(current);
    else if (/^[\p{L} ']$/u.test(event.key)) typeAhead(event.key, event.timeStamp);
    else return;
    event.preventDefault();
  };
}
