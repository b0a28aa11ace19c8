import type { DifferenceView } from '../../../shared/ipc/differenceViews.ts';
import { Ledger } from '../../components/Ledger.tsx';
import { Mark } from '../../components/Mark.tsx';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import styles from './difference.module.css';

/** The sections nothing happened to, each in one place of a grid. */
export function SameSections({ difference }: { readonly difference: DifferenceView }) {
  const { same, empty } = difference;
  return (
    <ul className={styles['same']}>
      {same.map(({ section, title, entries }) => (
        <li key={section}>
          <Mark name="ok" tone="ok" />
          <span className={styles['cut']} title={title}>
            {title}
          </span>
          <span className={styles['count']}>{entries === 0 ? differenceTexts.text : entries}</span>
        </li>
      ))}
      {empty.length > 0 && (
        <li className={styles['absent']} title={empty.join(', ')}>
          <Mark name="none" tone="quiet" />
          <span className={styles['cut']}>{differenceTexts.emptyInBoth(empty.length)}</span>
        </li>
      )}
    </ul>
  );
}

/** What each section says, word by word. */
export function Contents({ difference }: { readonly difference: DifferenceView }) {
  const { same, empty } = difference;
  return (
    <>
      {same.map(({ section, title, entries, lines }) => (
        <Ledger key={section} title={title} {...(entries === 0 ? {} : { count: entries })}>
          <ul>
            {lines.map((line, index) => (
              <li key={index} className={styles['content']}>
                {line}
              </li>
            ))}
          </ul>
        </Ledger>
      ))}
      {empty.length > 0 && (
        <Ledger title={differenceTexts.emptySections(empty.length)}>
          <p className={styles['absent']}>{empty.join(', ')}</p>
        </Ledger>
      )}
    </>
  );
}
