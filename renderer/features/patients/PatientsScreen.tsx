import { useEffect, useMemo, useRef } from 'react';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { Action, Keys } from '../../components/Action.tsx';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';
import { formatCount } from '../../i18n/it/plural.ts';
import { patientFilters } from '../../stores/patientsStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { AddPatientDialog } from './AddPatientDialog.tsx';
import { PatientAside } from './PatientAside.tsx';
import { PatientList } from './PatientList.tsx';
import { PreparationDialog } from './PreparationDialog.tsx';
import styles from './patients.module.css';
import { isInFilter, shownPatients } from './shownPatients.ts';
import { useOpenPatient } from './useOpenPatient.ts';

/** The parts of the list with their counts; one is pressed. */
function Filters({ patients }: { readonly patients: readonly PatientView[] }) {
  const { usePatients } = useStores();
  const filter = usePatients((state) => state.filter);
  const setFilter = usePatients((state) => state.setFilter);
  return (
    <div role="group" aria-label={patientsTexts.filterGroup} className={styles['filters']}>
      {patientFilters.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === filter}
          onClick={() => {
            setFilter(each);
          }}
        >
          {patientsTexts.filters[each]}{' '}
          {formatCount(patients.filter((patient) => isInFilter(patient, each)).length)}
        </button>
      ))}
    </div>
  );
}

interface SearchProps {
  readonly onDown: () => void;
  readonly onEnter: () => void;
}

function SearchField({ onDown, onEnter }: SearchProps) {
  const { usePatients } = useStores();
  const text = usePatients((state) => state.text);
  const search = usePatients((state) => state.search);
  return (
    <span className={styles['search']} role="search">
      <Mark name="find" tone="quiet" />
      <input
        id="cerca-assistiti"
        type="search"
        autoFocus
        autoComplete="off"
        maxLength={100}
        aria-label={patientsTexts.search}
        placeholder={patientsTexts.search}
        value={text}
        onChange={({ target }) => {
          search(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onDown();
          else if (event.key === 'Enter') onEnter();
          else if (event.key === 'Escape') search('');
          else return;
          event.preventDefault();
        }}
      />
      <Keys>/</Keys>
    </span>
  );
}

function Nothing({ isEmpty }: { readonly isEmpty: boolean }) {
  const { usePatients } = useStores();
  const search = usePatients((state) => state.search);
  const setFilter = usePatients((state) => state.setFilter);
  return (
    <div className={styles['nothing']}>
      <p>
        <b>{isEmpty ? patientsTexts.empty : patientsTexts.none}</b>
      </p>
      <p>{isEmpty ? patientsTexts.emptyWords : patientsTexts.noneWords}</p>
      {!isEmpty && (
        <Action
          onPress={() => {
            search('');
            setFilter('all');
          }}
        >
          {patientsTexts.showAll}
        </Action>
      )}
    </div>
  );
}

/** Which row the keyboard is on: the one chosen, else the first. */
function useCurrentRow(rows: readonly PatientView[]): number {
  const { usePatients } = useStores();
  const current = usePatients((state) => state.current);
  const choose = usePatients((state) => state.choose);
  const index = Math.max(
    0,
    rows.findIndex(({ codiceFiscale }) => codiceFiscale === current),
  );
  const shown = rows[index]?.codiceFiscale ?? null;
  useEffect(() => {
    if (shown !== null) void choose(shown);
  }, [choose, shown]);
  return index;
}

/** The doctor's list: who there is, what each profile asks for, and the way into it. */
export function PatientsScreen() {
  const { usePatients, useDesk, useHistory } = useStores();
  const patients = usePatients((state) => state.patients);
  const failure = usePatients((state) => state.failure);
  const load = usePatients((state) => state.load);
  const text = usePatients((state) => state.text);
  const filter = usePatients((state) => state.filter);
  const order = usePatients((state) => state.order);
  const isDescending = usePatients((state) => state.isDescending);
  const choose = usePatients((state) => state.choose);
  const setAdding = usePatients((state) => state.setAdding);
  const isAdding = usePatients((state) => state.isAdding);
  const go = useDesk((state) => state.go);
  const searchHistory = useHistory((state) => state.search);
  const open = useOpenPatient();
  const list = useRef<HTMLTableElement>(null);
  useEffect(() => {
    void load();
  }, [load]);
  const rows = useMemo(
    () => shownPatients(patients ?? [], { text, filter, order, isDescending }),
    [patients, text, filter, order, isDescending],
  );
  const index = useCurrentRow(rows);
  const current = rows[index] ?? null;
  return (
    <div
      className={styles['patients']}
      onKeyDown={(event) => {
        if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        document.getElementById('cerca-assistiti')?.focus();
      }}
    >
      <div className={styles['bar']}>
        <h1>{patientsTexts.title}</h1>
        <SearchField
          onDown={() => list.current?.focus()}
          onEnter={() => {
            if (current !== null) open(current);
          }}
        />
        <span className={styles['tools']}>
          <Action
            keys={shortcutTexts.addPatient}
            onPress={() => {
              setAdding(true);
            }}
          >
            {patientsTexts.add}
          </Action>
          {patients !== null && <Filters patients={patients} />}
        </span>
      </div>
      {failure !== null && <ErrorNote error={failure} />}
      <div className={styles['columns']}>
        {patients === null ? (
          failure === null && <Waiting label={patientsTexts.loading} />
        ) : rows.length === 0 ? (
          <Nothing isEmpty={patients.length === 0} />
        ) : (
          <PatientList
            ref={list}
            rows={rows}
            index={index}
            onMove={(to) => {
              const patient = rows[to];
              if (patient !== undefined) void choose(patient.codiceFiscale);
            }}
            onOpen={open}
          />
        )}
        <PatientAside
          patient={current}
          rows={rows}
          onOpen={open}
          onHistory={({ codiceFiscale }) => {
            go('history');
            void searchHistory({
              text: codiceFiscale,
              period: 'all',
              state: null,
              operation: null,
            });
          }}
        />
      </div>
      <PreparationDialog />
      {isAdding && (
        <AddPatientDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}
