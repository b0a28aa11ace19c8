import type { ReactNode } from 'react';
import { Mark } from '../../components/Mark.tsx';
import styles from './signing.module.css';

/** What the doctor masked is not in what is about to be signed: said before the PIN, in its own shape. */
export function KeptOut({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles['keptOut']}>
      <Mark name="masked" tone="idle" />
      <span>{children}</span>
    </p>
  );
}
