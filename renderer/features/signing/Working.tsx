import type { ReactNode } from 'react';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { ReaderCountdown } from './ReaderCountdown.tsx';
import styles from './signing.module.css';

/**
 * What goes on while nothing is asked of the person: in words, or what is to be done on a reader with keys. One element
 * for both, so that the change is heard.
 */
export function Working({ children }: { readonly children: ReactNode }) {
  const { useSigning } = useStores();
  const isOnReader = useSigning((state) => state.isOnReader);
  return (
    <div>
      <p role="status" className={isOnReader ? undefined : styles['working']}>
        {isOnReader ? <b>{signingTexts.onReader}</b> : children}
      </p>
      {isOnReader && <ReaderCountdown />}
    </div>
  );
}
