import type { FindingView } from '../../../shared/ipc/documentViews.ts';
import { Note } from '../../components/Note.tsx';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import type { FindingGroup } from './findingGroups.ts';
import styles from './review.module.css';

function Place({ finding }: { readonly finding: FindingView }) {
  return (
    <li>
      {finding.rule}, {reviewTexts.line(finding.line)}
      <span className={styles['mono']}>{finding.path}</span>
      <span className={styles['mono']}>{finding.detail}</span>
    </li>
  );
}

/** What is wrong with a document, in clinical words, told once; rules and places only under technical details. */
export function Findings({ groups }: { readonly groups: readonly FindingGroup[] }) {
  return (
    <ul className={styles['findings']}>
      {groups.map(({ said, severity, audience, findings }) => (
        <li key={said}>
          <Note kind={severity === 'error' ? 'bad' : 'warn'} title={said}>
            <p className={styles['small']}>
              {audience === 'doctor' ? reviewTexts.byDoctor : reviewTexts.bySupplier}
            </p>
            <details className={styles['technical']}>
              <summary>
                {reviewTexts.technical}, {reviewTexts.places(findings.length)}
              </summary>
              <ul className={styles['places']}>
                {findings.map((finding, index) => (
                  <Place key={index} finding={finding} />
                ))}
              </ul>
            </details>
          </Note>
        </li>
      ))}
    </ul>
  );
}
