import { classNames } from '../../../components/classNames.ts';
import styles from './row.module.css';

const shapes: Readonly<Record<string, string>> = {
  H: 'M8 1.5 15 14.5H1Z',
  M: 'M8 1.5 15 14.5H1Z M8 5.4 4.2 12.6H8Z',
  L: 'M8 1.5 15 14.5H1Z M8 4.9 3.9 12.8H12.1Z',
};

/** Triangle full, half or empty: how grave; the word stands beside it. */
export function GravityMark({ gravity }: { readonly gravity: string }) {
  const shape = shapes[gravity];
  if (shape === undefined) return null;
  return (
    <svg
      viewBox="0 0 16 16"
      width={15}
      height={15}
      fill="currentColor"
      fillRule="evenodd"
      aria-hidden="true"
      className={classNames(styles['gravity'], styles[`gravity${gravity}`])}
    >
      <path d={shape} />
    </svg>
  );
}
