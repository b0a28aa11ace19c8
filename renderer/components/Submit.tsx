import { classNames } from './classNames.ts';
import styles from './Action.module.css';

/** The button that sends a form; Enter in any field does the same. Filled, but where the act is one to think about. */
export function Submit({
  children,
  isMain = true,
  isWorking = false,
}: {
  readonly children: string;
  readonly isMain?: boolean;
  readonly isWorking?: boolean;
}) {
  return (
    <button
      type="submit"
      className={classNames(styles['action'], isMain && styles['main'])}
      aria-busy={isWorking || undefined}
    >
      <span>{children}</span>
    </button>
  );
}
