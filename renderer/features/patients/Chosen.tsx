import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { Action } from '../../components/Action.tsx';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './patients.module.css';
import { isToBePrepared } from './shownPatients.ts';
import { usePrepareMarked } from './usePrepareMarked.ts';

/** The patients chosen together and what is done with them. */
export function Chosen() {
  const { usePatients } = useStores();
  const clearMarks = usePatients((state) => state.clearMarks);
  const prepare = usePrepareMarked();
  return (
    <div role="status" className={styles['chosen']}>
      {prepare !== null && (
        <>
          <h2>{patientsTexts.chosen(prepare.count)}</h2>
          <div className={styles['acts']}>
            <Action isMain keys={shortcutTexts.prepareMarked} onPress={prepare.run}>
              {patientsTexts.prepare}
            </Action>
            <Action onPress={clearMarks}>{patientsTexts.clearMarks}</Action>
          </div>
        </>
      )}
    </div>
  );
}

/** Choosing whoever of the rows shown is to be updated. */
export function ChooseDue({ rows }: { readonly rows: readonly PatientView[] }) {
  const { usePatients } = useStores();
  const setMarked = usePatients((state) => state.setMarked);
  const due = rows.filter(isToBePrepared);
  if (due.length === 0) return null;
  return (
    <div className={styles['chooseDue']}>
      <div className={styles['acts']}>
        <Action
          onPress={() => {
            setMarked(due.map(({ codiceFiscale }) => codiceFiscale));
          }}
        >
          {patientsTexts.markDue(due.length)}
        </Action>
      </div>
      <p className={styles['small']}>{patientsTexts.markHint}</p>
    </div>
  );
}
