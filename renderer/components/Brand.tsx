import { frameTexts } from '../i18n/it/frameTexts.ts';
import styles from './Brand.module.css';

/** The product's sign and name: the thread with its first and its last station. */
export function Brand() {
  return (
    <div className={styles['brand']}>
      <i aria-hidden="true" />
      <span>{frameTexts.product}</span>
    </div>
  );
}
