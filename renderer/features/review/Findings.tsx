import type { FindingView } from '../../../shared/ipc/documentViews.ts';
import { Note } from '../../components/Note.tsx';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import styles from './review.module.css';

/** What is wrong with a document, in clinical words; the rule only under technical details. */
export function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  return (
    <ul className={styles['findings']}>
      {findings.map((finding, index) => (
        <li key={index}>
          <Note kind={finding.severity === 'error' ? 'bad' : 'warn'} title={finding.it}>
            <p className={styles['small']}>
              {finding.audience === 'doctor' ? reviewTexts.byDoctor : reviewTexts.bySupplier}
            </p>
            <details className={styles['technical']}>
              <summary>{reviewTexts.technical}</summary>
              <p>
                {finding.rule}, {reviewTexts.line(finding.line)}
              </p>
              <p className={styles['mono']}>{finding.path}</p>
              <p className={styles['mono']}>{finding.detail}</p>
            </details>
          </Note>
        </li>
      ))}
    </ul>
  );
}
