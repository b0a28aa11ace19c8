import type { ReactNode } from 'react';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { Journey } from '../../components/Thread.tsx';
import { journeySaid, operationTexts, stateMeanings } from '../../i18n/it/actTexts.ts';
import { actSentence, journeyMarks } from './actSentence.ts';
import styles from './queue.module.css';

/** An act in one line: who, what, how far, why, and what to do. */
export function ActRow({
  act,
  isHeld,
  children,
}: {
  readonly act: ActView;
  /** The whole queue waits for something told elsewhere. */
  readonly isHeld?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <li className={styles['row']}>
      <span className={styles['cut']}>
        <b>{act.patient.family}</b> {act.patient.given}
      </span>
      <span className={styles['operation']}>{operationTexts[act.operation]}</span>
      <Journey said={journeySaid[act.state]} marks={journeyMarks(act)} />
      <span className={styles['why']}>
        {isHeld === true ? stateMeanings.held : actSentence(act, new Date())}
      </span>
      <span className={styles['do']}>{children}</span>
    </li>
  );
}
