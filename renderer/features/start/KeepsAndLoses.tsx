import { startTexts } from '../../i18n/it/startTexts.ts';
import styles from './start.module.css';

/** What a way out of a damaged archive keeps and what it loses, said before it is taken. */
export function KeepsAndLoses({
  keeps,
  loses,
}: {
  readonly keeps: string;
  readonly loses: string;
}) {
  return (
    <>
      <dl className={styles['terms']}>
        <dt>{startTexts.keeps}</dt>
        <dd>{keeps}</dd>
        <dt>{startTexts.loses}</dt>
        <dd>{loses}</dd>
      </dl>
      <p className={styles['quiet']}>{startTexts.keptBeside}</p>
    </>
  );
}
