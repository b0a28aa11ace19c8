import type { ChangedSectionView } from '../../../shared/ipc/patientViews.ts';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './patients.module.css';

/** Differences told beside the list; the whole of them is in the last look before signing. */
const MOST_TOLD = 8;

function told(sections: readonly ChangedSectionView[]): readonly ChangedSectionView[] {
  let left = MOST_TOLD;
  return sections.flatMap(({ title, changes }) => {
    const shown = changes.slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? [] : [{ title, changes: shown }];
  });
}

function countOf(sections: readonly ChangedSectionView[]): number {
  return sections.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** What is under way says differently from the profile in the Fascicolo, in words. */
export function Changes() {
  const { usePatients } = useStores();
  const changes = usePatients((state) => state.changes);
  if (changes === null) return null;
  const shown = told(changes);
  const others = countOf(changes) - countOf(shown);
  return (
    <section aria-label={patientsTexts.changes} className={styles['changes']}>
      <h3>{patientsTexts.changes}</h3>
      {changes.length === 0 && <p className={styles['small']}>{patientsTexts.unchanged}</p>}
      {shown.map(({ title, changes: ofSection }) => (
        <div key={title}>
          <h4>{title}</h4>
          <ul>
            {ofSection.map(({ kind, text }, index) => {
              const { sign, word } = differenceTexts.kinds[kind];
              return (
                <li key={index}>
                  <span aria-hidden="true">{sign}</span>
                  <span className={styles['hidden']}>{word}: </span>
                  {text}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {others > 0 && <p className={styles['small']}>{patientsTexts.moreChanges(others)}</p>}
    </section>
  );
}
