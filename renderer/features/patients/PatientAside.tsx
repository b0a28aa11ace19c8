import { useState } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import type { PatientVersionView, PatientView } from '../../../shared/ipc/patientViews.ts';
import { Action } from '../../components/Action.tsx';
import { Thread, type Station } from '../../components/Thread.tsx';
import { stateTexts } from '../../i18n/it/actTexts.ts';
import { bandTexts } from '../../i18n/it/bandTexts.ts';
import { ageInYears, formatCalendarDate, formatDate } from '../../i18n/it/dates.ts';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { patientDataTexts } from '../../i18n/it/patientDataTexts.ts';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Changes } from './Changes.tsx';
import { ChooseDue, Chosen } from './Chosen.tsx';
import { PatientDataDialog } from './PatientDataDialog.tsx';
import { DueStatus } from './PatientList.tsx';
import styles from './patients.module.css';

/** Versions shown; the whole story is in the history. */
const LATEST = 5;

function stationOf(version: PatientVersionView): Station {
  const { documentId, state, ended, effectiveAt, isOwn } = version;
  const { word, mark, tone } =
    state === null
      ? ({
          word: version.isSigned ? patientsTexts.notSent : patientsTexts.toSign,
          mark: 'pen',
          tone: 'move',
        } as const)
      : stateTexts[state];
  const what = ended === null ? word : patientsTexts.ended[ended];
  return {
    key: documentId,
    mark: ended === null ? mark : 'none',
    tone: ended === null ? tone : 'quiet',
    label: `${formatDate(effectiveAt)} ${patientsTexts.version(version.version)}`,
    detail: isOwn ? what : `${what}, ${patientsTexts.byOther}`,
  };
}

function Versions({ codiceFiscale }: { readonly codiceFiscale: string }) {
  const { usePatients } = useStores();
  const versions = usePatients((state) =>
    state.detail?.patient.codiceFiscale === codiceFiscale ? state.detail.versions : null,
  );
  if (versions === null || versions.length === 0) return null;
  return (
    <>
      <h3>{patientsTexts.versions}</h3>
      <Thread
        label={patientsTexts.versions}
        stations={versions.slice(0, LATEST).map((version) => stationOf(version))}
      />
    </>
  );
}

interface PatientAsideProps {
  readonly patient: PatientView | null;
  /** The rows shown. */
  readonly rows: readonly PatientView[];
  readonly onOpen: (patient: PatientView) => void;
  readonly onHistory: (patient: PatientView) => void;
}

/** The patient the keyboard is on: what the profile asks for and why, and what there was before. */
export function PatientAside({ patient, rows, onOpen, onHistory }: PatientAsideProps) {
  const { usePatients, useExchange } = useStores();
  const order = usePatients((state) => state.order);
  const folder = useExchange((state) => state.folder);
  const [dataOf, setDataOf] = useState<PatientView | null>(null);
  return (
    <aside className={styles['aside']} aria-label={patientsTexts.selected}>
      <Chosen />
      {patient === null ? (
        <p className={styles['small']}>{patientsTexts.nobody}</p>
      ) : (
        <>
          <p className={styles['small']}>{patientsTexts.selected}</p>
          <h2>
            {patient.family} <span className={styles['given']}>{patient.given}</span>
          </h2>
          <p className={styles['facts']}>
            {[
              ...(patient.birthDate === null
                ? []
                : [
                    bandTexts.years(ageInYears(patient.birthDate, new Date())),
                    formatCalendarDate(patient.birthDate),
                  ]),
              ...(patient.gender === null ? [] : [bandTexts.sexes[patient.gender]]),
            ].join(' · ')}
          </p>
          <p>{patient.codiceFiscale}</p>
          <div className={styles['why']}>
            <DueStatus due={patient.due} />
            <p className={styles['small']}>{patientsTexts.reason(patient.due)}</p>
            {patient.due.kind === 'refused' && patient.due.error !== null && (
              <p className={styles['small']}>{errorText(patient.due.error).happened}</p>
            )}
          </div>
          <div className={styles['acts']}>
            <Action
              isMain
              keys={patientsTexts.openKeys}
              onPress={() => {
                onOpen(patient);
              }}
            >
              {patientsTexts.open}
            </Action>
            <Action
              keys={shortcutTexts.screens.history}
              onPress={() => {
                onHistory(patient);
              }}
            >
              {patientsTexts.history}
            </Action>
            <Action
              onPress={() => {
                setDataOf(patient);
              }}
            >
              {patientDataTexts.open}
            </Action>
          </div>
          <Changes />
          <Versions codiceFiscale={patient.codiceFiscale} />
        </>
      )}
      <h2 data-minor>{patientsTexts.wholeList}</h2>
      <p className={styles['small']}>
        {patientsTexts.ordered[order]}, {patientsTexts.found(rows.length)}
      </p>
      <ChooseDue rows={rows} />
      {folder !== null && (
        <p className={styles['small']}>
          {folder.takenAt === null
            ? exchangeTexts.folderSaid(folder, new Date())
            : exchangeTexts.updated(folder.takenAt, new Date())}
        </p>
      )}
      {dataOf !== null && (
        <PatientDataDialog
          patient={dataOf}
          onClose={() => {
            setDataOf(null);
          }}
        />
      )}
    </aside>
  );
}
