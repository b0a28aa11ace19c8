import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { movedRow } from '../../components/movedRow.ts';
import { formatDayAndYear } from '../../i18n/it/dates.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { actOfRow } from '../../stores/historyPages.ts';
import { useStores } from '../../stores/stores.tsx';
import { ActRow, actRowId } from './ActRow.tsx';
import { DOCUMENT_LIFE } from './DocumentLife.tsx';
import styles from './history.module.css';

/** The height of a row in CSS pixels, as in the style sheet. */
const ROW_HEIGHT = 51;
/** More rows than these would be higher than a browser can lay out (about 33 million pixels). */
const MOST_ROWS = 500_000;

/**
 * The acts found: one tab stop over any number of rows, of which only those in sight exist and only their pages are
 * read. Arrows, pages, Home and End move; Enter goes to the document's life.
 */
export function ActList({ total }: { readonly total: number }) {
  const { useHistory } = useStores();
  const pages = useHistory((state) => state.pages);
  const row = useHistory((state) => state.row);
  const reach = useHistory((state) => state.reach);
  const moveTo = useHistory((state) => state.moveTo);
  const scroll = useRef<HTMLDivElement>(null);
  const count = Math.min(total, MOST_ROWS);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    void reach(first, last);
  }, [reach, pages, first, last]);
  useEffect(() => {
    virtual.scrollToIndex(row);
  }, [virtual, row]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      document.getElementById(DOCUMENT_LIFE)?.focus();
    } else {
      const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
      const to = movedRow(event.key, row, count - 1, page);
      if (to === null) return;
      void moveTo(to);
    }
    event.preventDefault();
  };
  const top = actOfRow(pages, Math.ceil((virtual.scrollOffset ?? 0) / ROW_HEIGHT));
  return (
    <div className={styles['list']}>
      <h2 className={styles['day']}>{top === null ? ' ' : formatDayAndYear(top.createdAt)}</h2>
      <div ref={scroll} className={styles['scroll']}>
        <div
          role="grid"
          tabIndex={0}
          aria-label={historyTexts.list}
          aria-rowcount={total}
          aria-colcount={4}
          aria-activedescendant={actRowId(row)}
          className={styles['rows']}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {rows.map(({ index, start }) => (
            <ActRow
              key={index}
              act={actOfRow(pages, index)}
              row={index}
              top={start}
              isCurrent={index === row}
              onChoose={() => void moveTo(index)}
            />
          ))}
        </div>
        {total > count && <p className={styles['beyond']}>{historyTexts.beyond(count)}</p>}
      </div>
    </div>
  );
}
