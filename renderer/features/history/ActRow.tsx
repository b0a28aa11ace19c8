import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { classNames } from '../../components/classNames.ts';
import { Status } from '../../components/Mark.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { formatMoment } from '../../i18n/it/dates.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import styles from './history.module.css';

/** The identifier of a row's element, for the list to name the one the keyboard is on. */
export function actRowId(row: number): string {
  return `invio-${String(row)}`;
}

function Words({ act }: { readonly act: ActView }) {
  const { word, mark, tone } = stateTexts[act.state];
  return (
    <>
      <span role="gridcell" className={styles['cut']}>
        <b>{act.patient.family}</b> {act.patient.given}
      </span>
      <span role="gridcell" className={styles['small']}>
        <time dateTime={act.createdAt}>{formatMoment(act.createdAt, new Date())}</time>
      </span>
      <span role="gridcell" className={styles['small']}>
        {operationTexts[act.operation]}
      </span>
      <span role="gridcell" className={styles['word']}>
        <Status mark={mark} tone={tone}>
          {word}
        </Status>
      </span>
    </>
  );
}

interface ActRowProps {
  /** Null while its page has not come. */
  readonly act: ActView | null;
  readonly row: number;
  /** Where it stands in the whole list, in CSS pixels. */
  readonly top: number;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** One act of the history in two lines. */
export function ActRow({ act, row, top, isCurrent, onChoose }: ActRowProps) {
  return (
    <div
      role="row"
      id={actRowId(row)}
      aria-rowindex={row + 1}
      aria-selected={isCurrent}
      className={classNames(styles['act'], isCurrent && styles['current'])}
      style={{ transform: `translateY(${String(top)}px)` }}
      onClick={onChoose}
    >
      {act === null ? (
        <span role="gridcell" className={styles['coming']}>
          {historyTexts.loading}
        </span>
      ) : (
        <Words act={act} />
      )}
    </div>
  );
}
