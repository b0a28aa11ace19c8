import type { ReactNode } from 'react';
import styles from './ScreenFrame.module.css';

/**
 * A screen of lists: what it comes to in one sentence, what can be done at its right, the lists, and beside them what
 * explains them; where the window is narrow, below them.
 */
export function ScreenFrame({
  title,
  tools,
  label,
  aside,
  children,
}: {
  /** The sentence, as a heading of the first level. */
  readonly title: ReactNode;
  readonly tools?: ReactNode;
  /** Names the region of the lists, which scrolls and so takes the focus. */
  readonly label: string;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['frame']}>
      <div className={styles['head']}>
        {title}
        {tools !== undefined && <div className={styles['tools']}>{tools}</div>}
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
        {children}
      </div>
      <aside className={styles['aside']}>{aside}</aside>
    </div>
  );
}
