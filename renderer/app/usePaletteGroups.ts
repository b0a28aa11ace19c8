import type { PatientVersionView, PatientView } from '../../shared/ipc/patientViews.ts';
import { foldText } from '../../shared/terminology/searchText.ts';
import type { MarkName, Tone } from '../components/Mark.tsx';
import { useOpenPatient } from '../features/patients/useOpenPatient.ts';
import { stateTexts } from '../i18n/it/actTexts.ts';
import { bandTexts } from '../i18n/it/bandTexts.ts';
import { ageInYears, formatDate } from '../i18n/it/dates.ts';
import { paletteTexts, shortcutTexts } from '../i18n/it/paletteTexts.ts';
import { dueSaid, patientsTexts } from '../i18n/it/patientsTexts.ts';
import { useStores } from '../stores/stores.tsx';
import type { Command } from './command.ts';
import { useCommands } from './useCommands.ts';
import { usePaletteFinds } from './usePaletteFinds.ts';

/** A line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  /** Whether the words typed are to be found at the beginning of its words, and shown so. */
  readonly isFound: boolean;
  readonly detail?: string;
  readonly status?: { readonly word: string; readonly mark: MarkName; readonly tone: Tone };
  readonly keys?: string;
  readonly run: () => void;
}

/** Lines under one title. */
export interface PaletteGroup {
  readonly id: string;
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

function fits(name: string, query: string): boolean {
  return foldText(query)
    .split(/\s+/)
    .every((word) => foldText(name).includes(word));
}

function fullName({ family, given }: PatientView): string {
  return `${family} ${given}`;
}

function patientItem(patient: PatientView, isFirst: boolean, run: () => void): PaletteItem {
  const { codiceFiscale, birthDate } = patient;
  const age = birthDate === null ? [] : [bandTexts.years(ageInYears(birthDate, new Date()))];
  return {
    id: `patient-${codiceFiscale}`,
    name: fullName(patient),
    isFound: true,
    detail: [...age, codiceFiscale].join(', '),
    ...(isFirst ? { keys: patientsTexts.openKeys } : {}),
    run,
  };
}

function versionItem(
  patient: PatientView,
  { documentId, version, effectiveAt, state, ended }: PatientVersionView,
  run: () => void,
): PaletteItem {
  const standing = state === null ? null : stateTexts[state];
  const word =
    ended === null ? (standing?.word ?? patientsTexts.toSign) : patientsTexts.ended[ended];
  return {
    id: `document-${documentId}`,
    name: paletteTexts.version(fullName(patient), version),
    isFound: true,
    status: {
      word,
      mark: ended === null ? (standing?.mark ?? 'pen') : 'none',
      tone: ended === null ? (standing?.tone ?? 'move') : 'quiet',
    },
    detail: formatDate(effectiveAt),
    run,
  };
}

/** What can be done about the patient found first. */
function usePatientItems(): (patient: PatientView) => readonly PaletteItem[] {
  const { useDesk, useHistory, usePatients } = useStores();
  const go = useDesk((state) => state.go);
  const search = useHistory((state) => state.search);
  const searchPatients = usePatients((state) => state.search);
  const choose = usePatients((state) => state.choose);
  const open = useOpenPatient();
  return (patient) => [
    {
      id: 'patient-open',
      name: patientsTexts.open,
      isFound: false,
      detail: dueSaid(patient.due).text,
      run: () => {
        open(patient);
      },
    },
    {
      id: 'patient-history',
      name: patientsTexts.history,
      isFound: false,
      keys: shortcutTexts.screens.history,
      run: () => {
        go('history');
        const { codiceFiscale } = patient;
        void search({ text: codiceFiscale, period: 'all', state: null, operation: null });
      },
    },
    {
      id: 'patient-list',
      name: paletteTexts.inList,
      isFound: false,
      keys: shortcutTexts.screens.patients,
      run: () => {
        searchPatients('');
        void choose(patient.codiceFiscale);
        go('patients');
      },
    },
  ];
}

function commandItem({ id, name, keys, run }: Command): PaletteItem {
  return { id, name, isFound: false, run, ...(keys === undefined ? {} : { keys }) };
}

/** Everything the words typed lead to, group by group; with nothing typed, what can be done here. */
export function usePaletteGroups(query: string): readonly PaletteGroup[] {
  const { useDesk, useHistory, useReview } = useStores();
  const go = useDesk((state) => state.go);
  const search = useHistory((state) => state.search);
  const openDocument = useReview((state) => state.open);
  const openPatient = useOpenPatient();
  const itemsOf = usePatientItems();
  const commands = useCommands().filter(({ name }) => fits(name, query));
  const { patients, versions } = usePaletteFinds(query);
  const [first] = patients;
  const typed = query.trim();
  const inHistory: readonly PaletteItem[] =
    typed.length < 2
      ? []
      : [
          {
            id: 'find',
            name: paletteTexts.searchHistory(typed),
            isFound: false,
            run: () => {
              go('history');
              void search({ text: typed, period: 'all', state: null, operation: null });
            },
          },
        ];
  const groups: readonly PaletteGroup[] = [
    {
      id: 'patients',
      title: paletteTexts.groups.patients,
      items: patients.map((patient, index) =>
        patientItem(patient, index === 0, () => {
          openPatient(patient);
        }),
      ),
    },
    {
      id: 'patient',
      title: first === undefined ? '' : paletteTexts.groups.about(fullName(first)),
      items: first === undefined ? [] : itemsOf(first),
    },
    {
      id: 'documents',
      title: paletteTexts.groups.documents,
      items:
        first === undefined
          ? []
          : versions.slice(0, 3).map((version) =>
              versionItem(first, version, () => {
                go('review');
                void openDocument(version.documentId);
              }),
            ),
    },
    {
      id: 'commands',
      title: paletteTexts.groups.commands,
      items: [...commands.map((command) => commandItem(command)), ...inHistory],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
