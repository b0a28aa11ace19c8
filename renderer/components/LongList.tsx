import { useState, type ReactNode } from 'react';
import { listTexts } from '../i18n/it/listTexts.ts';
import { Action } from './Action.tsx';

/** More rows than anybody reads; each costs the window time whenever something changes. */
const SHOWN_AT_FIRST = 100;

/** A list of rows; of hundreds the first are shown, and the others where they are asked for. */
export function LongList<Item>({
  items,
  className,
  children,
}: {
  readonly items: readonly Item[];
  readonly className?: string | undefined;
  /** The row of an item, with its key. */
  readonly children: (item: Item) => ReactNode;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className={className}>{shown.map((item) => children(item))}</ul>
      {shown.length < items.length && (
        <Action
          isSlim
          onPress={() => {
            setWhole(true);
          }}
        >
          {listTexts.showOthers(items.length - shown.length)}
        </Action>
      )}
    </>
  );
}
