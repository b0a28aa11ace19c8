import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { bandTexts } from '../../i18n/it/bandTexts.ts';
import { ageInYears, formatMoment } from '../../i18n/it/dates.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { DueStatus } from '../patients/PatientList.tsx';
import { useOpenPatient } from '../patients/useOpenPatient.ts';
import styles from './today.module.css';

/** Rows shown; the list of patients has them all. */
const LATEST = 5;

function savedAt({ due }: PatientView): string {
  return due.kind === 'draft' ? due.savedAt : '';
}

/** The profiles being written, the one saved last first. */
export function Drafts({ patients }: { readonly patients: readonly PatientView[] }) {
  const { useDesk, usePatients } = useStores();
  const go = useDesk((state) => state.go);
  const setFilter = usePatients((state) => state.setFilter);
  const open = useOpenPatient();
  const drafts = patients
    .filter(({ due }) => due.kind === 'draft')
    .toSorted((a, b) => savedAt(b).localeCompare(savedAt(a)));
  if (drafts.length === 0) return null;
  return (
    <Ledger title={todayTexts.drafts} count={drafts.length} note={todayTexts.draftsNote}>
      <ul>
        {drafts.slice(0, LATEST).map((patient) => (
          <li key={patient.codiceFiscale} className={styles['row']}>
            <span className={styles['cut']}>
              <b>{patient.family}</b> {patient.given}{' '}
              {patient.birthDate !== null && (
                <span className={styles['small']}>
                  {bandTexts.years(ageInYears(patient.birthDate, new Date()))}
                </span>
              )}
            </span>
            <span className={styles['wide']}>
              <DueStatus due={patient.due} />
            </span>
            <span className={styles['end']}>
              <span className={styles['small']}>
                {todayTexts.saved(formatMoment(savedAt(patient), new Date()))}
              </span>
              <Action
                isSlim
                onPress={() => {
                  open(patient);
                }}
              >
                {todayTexts.resume}
              </Action>
            </span>
          </li>
        ))}
      </ul>
      {drafts.length > LATEST && (
        <Action
          isSlim
          onPress={() => {
            setFilter('drafts');
            go('patients');
          }}
        >
          {todayTexts.allDrafts(drafts.length)}
        </Action>
      )}
    </Ledger>
  );
}
