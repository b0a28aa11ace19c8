import { useId, type ReactNode } from 'react';
import styles from './Ledger.module.css';

interface LedgerProps {
  readonly title: ReactNode;
  readonly count?: number;
  readonly note?: string;
  readonly children: ReactNode;
}

/** A section whose title hangs in the margin and whose rows run at the right. */
export function Ledger({ title, count, note, children }: LedgerProps) {
  const id = useId();
  return (
    <section className={styles['ledger']} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title} {count !== undefined && <span className={styles['count']}>{count}</span>}
        </h2>
        {note !== undefined && <p>{note}</p>}
      </header>
      <div className={styles['rows']}>{children}</div>
    </section>
  );
}
