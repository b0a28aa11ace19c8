import { classNames } from './classNames.ts';
import styles from './Action.module.css';

/** The filled button that sends a form; Enter in any field does the same. */
export function Submit({
  children,
  isWorking = false,
}: {
  readonly children: string;
  readonly isWorking?: boolean;
}) {
  return (
    <button
      type="submit"
      className={classNames(styles['action'], styles['main'])}
      aria-busy={isWorking || undefined}
    >
      <span>{children}</span>
    </button>
  );
}
