import { signingTexts } from '../../i18n/it/signingTexts.ts';
import styles from './signing.module.css';

/** How a blocked or forgotten PIN is dealt with, step by step; with whom, where that fails. */
export function Unblocking({ title }: { readonly title: string }) {
  return (
    <details className={styles['guide']}>
      <summary>{title}</summary>
      <ol>
        {signingTexts.unblockSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
