import type { ReactNode } from 'react';
import { errorText, type AppError } from '../../shared/errors/appError.ts';
import { classNames } from './classNames.ts';
import { Mark, type MarkName } from './Mark.tsx';
import styles from './Note.module.css';

/** What a note is about. */
export type NoteKind = 'bad' | 'warn' | 'ok' | 'info';

const marks: Readonly<Record<NoteKind, MarkName>> = {
  bad: 'bad',
  warn: 'ask',
  ok: 'ok',
  info: 'todo',
};

interface NoteProps {
  readonly kind: NoteKind;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Announced at once. */
  readonly isAlert?: boolean;
}

/** Something to know, in its place: rule at the left, shape, bold sentence, consequence. */
export function Note({ kind, title, children, isAlert }: NoteProps) {
  return (
    <div className={classNames(styles['note'], styles[kind])} role={isAlert ? 'alert' : undefined}>
      <Mark name={marks[kind]} />
      <div className={styles['words']}>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}

/** An error in its three parts: what happened, what it means, what to do. */
export function ErrorNote({
  error,
  kind,
  isAlert = true,
  children,
}: {
  readonly error: AppError;
  /** Red unless the program goes on by itself; amber where nothing is lost. */
  readonly kind?: NoteKind;
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
}) {
  const { happened, meaning, next } = errorText(error);
  return (
    <Note
      kind={kind ?? (error.retry === 'auto' ? 'warn' : 'bad')}
      title={happened}
      isAlert={isAlert}
    >
      <p>{meaning}</p>
      <p>{next}</p>
      {children}
    </Note>
  );
}
