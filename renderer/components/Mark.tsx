import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Mark.module.css';

const shapes = {
  wait: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  send: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  ok: (
    <path
      fillRule="evenodd"
      d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4 8.3l1.4-1.5 1.9 1.9 3.5-3.8 1.4 1.5-4.9 5.2Z"
    />
  ),
  bad: (
    <path
      fillRule="evenodd"
      d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5ZM5.7 4.5 8 6.8l2.3-2.3 1.2 1.2L9.2 8l2.3 2.3-1.2 1.2L8 9.2l-2.3 2.3-1.2-1.2L6.8 8 4.5 5.7Z"
    />
  ),
  ask: (
    <>
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path
        d="M6.4 6.7a1.65 1.65 0 1 1 2.3 1.5c-.5.2-.7.5-.7.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <circle cx="8" cy="11" r=".95" />
    </>
  ),
  todo: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="3.2 1.51"
      />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  pen: (
    <path fillRule="evenodd" d="M10.4 1.2 14.8 5.6 6 14.4l-5 .6.6-5ZM3.3 10.7l-.4 2.4 2.4-.4Z" />
  ),
  none: <path d="M4 7h8v2H4z" />,
  masked: (
    <>
      <path
        d="M1.2 8S3.8 3.7 8 3.7 14.8 8 14.8 8 12.2 12.3 8 12.3 1.2 8 1.2 8Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
      />
      <path d="M2.2 12.6 12.6 2.2l1.2 1.2L3.4 13.8Z" />
    </>
  ),
  card: (
    <path
      fillRule="evenodd"
      d="M1.5 2.5h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM3 6v4h4V6ZM9 9.5V11h4.5V9.5Z"
    />
  ),
  noCard: (
    <rect
      x="1.2"
      y="3.2"
      width="13.6"
      height="9.6"
      rx="1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.6 1.7"
    />
  ),
  find: (
    <path
      d="M10.5 10.5 15 15M12 6.8a5.2 5.2 0 1 1-10.4 0 5.2 5.2 0 0 1 10.4 0Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
  copy: (
    <path
      d="M5.5 5.5h9v9h-9zM10.5 5.500v-4h-9v9h4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

/** The name of a shape; each belongs to one meaning. */
export type MarkName = keyof typeof shapes;

/** What a mark says by its colour, besides its shape and its word. */
export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'move' | 'quiet';

interface MarkProps {
  readonly name: MarkName;
  readonly tone?: Tone;
  readonly size?: number;
}

/** A shape, hidden from screen readers: the word beside it is what they read. */
export function Mark({ name, tone, size = 15 }: MarkProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="currentColor"
      aria-hidden="true"
      className={classNames(styles['mark'], tone && styles[tone])}
    >
      {shapes[name]}
    </svg>
  );
}

interface StatusProps {
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A status: shape, colour and word together. */
export function Status({ mark, tone, children }: StatusProps) {
  return (
    <span className={classNames(styles['status'], styles[tone])}>
      <Mark name={mark} />
      <span>{children}</span>
    </span>
  );
}
