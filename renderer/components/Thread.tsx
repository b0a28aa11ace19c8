import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Mark, type MarkName, type Tone } from './Mark.tsx';
import styles from './Thread.module.css';

/** One station of a thread. */
export interface Station {
  readonly key: string;
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly isCurrent?: boolean;
}

/** The line a document travels, from top to bottom. */
export function Thread({
  label,
  stations,
}: {
  readonly label: string;
  readonly stations: readonly Station[];
}) {
  return (
    <ol className={styles['thread']} aria-label={label}>
      {stations.map((station) => (
        <li key={station.key} aria-current={station.isCurrent === true ? 'step' : undefined}>
          <Mark name={station.mark} tone={station.tone} />
          <div className={styles['label']}>{station.label}</div>
          {station.detail !== undefined && <div className={styles['detail']}>{station.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

/** The same line, from left to right. */
export function Strip({
  label,
  stations,
}: {
  readonly label: string;
  readonly stations: readonly Station[];
}) {
  return (
    <ol className={styles['strip']} aria-label={label}>
      {stations.map((station) => (
        <li
          key={station.key}
          aria-current={station.isCurrent === true ? 'step' : undefined}
          className={classNames(station.tone === 'quiet' && styles['ahead'])}
        >
          <Mark name={station.mark} tone={station.tone} />
          <span>{station.label}</span>
        </li>
      ))}
    </ol>
  );
}

/** The journey in a row: shapes only for the eye, one sentence for readers. */
export function Journey({
  said,
  marks,
}: {
  readonly said: string;
  readonly marks: readonly (readonly [MarkName, Tone])[];
}) {
  return (
    <span className={styles['journey']} role="img" aria-label={said}>
      {marks.map(([name, tone], index) => (
        <Mark key={index} name={name} tone={tone} size={11} />
      ))}
    </span>
  );
}
