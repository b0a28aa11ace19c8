import type { ChangeView } from '../../../shared/ipc/differenceViews.ts';
import { classNames } from '../../components/classNames.ts';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import styles from './difference.module.css';

type Line = ChangeView['before'][number];

/** A line as it stands in one of the versions; what the other does not say is marked, in a shape too. */
function Words({ line, side }: { readonly line: Line; readonly side: 'before' | 'after' }) {
  return (
    <p className={styles['line']}>
      {line.map(({ text, isMarked }, index) => {
        if (!isMarked) return <span key={index}>{text}</span>;
        return side === 'before' ? (
          <del key={index} className={styles['old']}>
            {text}
          </del>
        ) : (
          <ins key={index} className={styles['new']}>
            {text}
          </ins>
        );
      })}
    </p>
  );
}

function Side({
  lines,
  side,
  absent,
}: {
  readonly lines: readonly Line[];
  readonly side: 'before' | 'after';
  readonly absent: string;
}) {
  return (
    <div className={styles['side']}>
      <span className={styles['hidden']}>
        {side === 'before' ? differenceTexts.was : differenceTexts.is}{' '}
      </span>
      {lines.length === 0 ? (
        <p className={styles['absent']}>{absent}</p>
      ) : (
        lines.map((line, index) => <Words key={index} line={line} side={side} />)
      )}
    </div>
  );
}

function hasMark(lines: readonly Line[]): boolean {
  return lines.some((line) => line.some(({ isMarked }) => isMarked));
}

/** One thing that differs: what it is, how it stood before, how it stands now. */
export function ChangeRow({ change }: { readonly change: ChangeView }) {
  const { kind, before, after, fields } = change;
  const { sign, word } = differenceTexts.kinds[kind];
  const isQuiet = kind === 'removed' || kind === 'ended';
  const isUntold = kind === 'changed' && !hasMark(before) && !hasMark(after);
  return (
    <li className={styles['change']}>
      <span className={classNames(styles['kind'], isQuiet && styles['quiet'])}>
        <span aria-hidden="true" className={styles['sign']}>
          {sign}
        </span>
        {word}
        {isUntold && <span className={styles['fields']}>{differenceTexts.onlyCode(fields)}</span>}
      </span>
      <Side lines={before} side="before" absent={differenceTexts.absent} />
      <Side lines={after} side="after" absent={differenceTexts.gone} />
    </li>
  );
}
