import type { ReactNode, Ref } from 'react';
import { classNames } from './classNames.ts';
import styles from './Action.module.css';

interface ActionProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The one filled button of its group. */
  readonly isMain?: boolean;
  readonly isSlim?: boolean;
  /** Printed in the button and announced by `aria-keyshortcuts`. */
  readonly keys?: string;
  /** Why it cannot be used now: the button stays reachable and says so. */
  readonly notNow?: string | null;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a verb on it. */
export function Action({ children, onPress, isMain, isSlim, keys, notNow, ref }: ActionProps) {
  const isOff = notNow !== undefined && notNow !== null;
  return (
    <button
      type="button"
      ref={ref}
      className={classNames(
        styles['action'],
        isMain === true && !isOff && styles['main'],
        isSlim === true && styles['slim'],
        isOff && styles['off'],
      )}
      aria-disabled={isOff || undefined}
      title={notNow ?? undefined}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <span>{children}</span>
      {keys !== undefined && <kbd className={styles['keys']}>{keys}</kbd>}
    </button>
  );
}

/** The keys of a shortcut, as words. */
export function Keys({ children }: { readonly children: string }) {
  return <kbd className={styles['keys']}>{children}</kbd>;
}
