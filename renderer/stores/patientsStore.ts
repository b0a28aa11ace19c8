import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { ContractInput, ContractResponse } from '../../shared/ipc/contract.ts';
import type { ChangedSectionView, DueView, PatientView } from '../../shared/ipc/patientViews.ts';
import type { Api } from '../api/api.ts';
import { coalesced } from './coalesced.ts';
import { lastWanted } from './lastWanted.ts';

/** Which patients are shown. */
export const patientFilters = ['all', 'to-update', 'changed', 'without', 'drafts'] as const;
/** Which patients are shown. */
export type PatientFilter = (typeof patientFilters)[number];

/** What the list is ordered by. */
export type PatientOrder = 'name' | 'birth' | 'profile' | 'due';

/** The list of patients as the trusted side computes it, and what is being looked at in it. */
export interface PatientsState {
  /** Null until it has come. */
  readonly patients: readonly PatientView[] | null;
  readonly failure: AppError | null;
  readonly text: string;
  readonly filter: PatientFilter;
  readonly order: PatientOrder;
  readonly isDescending: boolean;
  /** Codice fiscale of the row the keyboard is on. */
  readonly current: string | null;
  /** Chosen for a batch, by codice fiscale. */
  readonly marked: ReadonlySet<string>;
  /** The current patient with every version; null until it has come. */
  readonly detail: ContractResponse['patients.open'] | null;
  /** What would change for the current patient; null where nothing is under way, or until it has come. */
  readonly changes: readonly ChangedSectionView[] | null;
  /** Whether a patient is being added by hand. */
  readonly isAdding: boolean;
  readonly load: () => Promise<void>;
  readonly search: (text: string) => void;
  readonly setFilter: (filter: PatientFilter) => void;
  /** The same order again turns it round. */
  readonly orderBy: (order: PatientOrder) => void;
  readonly choose: (codiceFiscale: string) => Promise<void>;
  readonly mark: (codiceFiscale: string) => void;
  /** These are chosen, and nobody else. */
  readonly setMarked: (codiciFiscali: Iterable<string>) => void;
  readonly clearMarks: () => void;
  readonly setAdding: (isAdding: boolean) => void;
  readonly add: (
    patient: ContractInput['patients.add'],
  ) => Promise<Result<ContractResponse['patients.add']>>;
}

/** Whether there is a draft or an unsigned document to compare with the profile that stands. */
function isUnderWay(kind: DueView['kind']): boolean {
  return kind === 'draft' || kind === 'changed' || kind === 'to-sign';
}

/** Makes the store of the list of patients. */
export function createPatientsStore(api: Api) {
  const loadChanges = lastWanted(async (codiceFiscale: string) => {
    const changes = await api.ask('patients.changes', { codiceFiscale });
    return () => {
      // Somebody may have moved on meanwhile.
      if (usePatients.getState().current !== codiceFiscale || !changes.ok) return;
      usePatients.setState({ changes: changes.value.changed });
    };
  });

  const loadDetail = lastWanted(async (codiceFiscale: string) => {
    const detail = await api.ask('patients.open', { codiceFiscale });
    return () => {
      if (!detail.ok) {
        usePatients.setState({ detail: null, failure: detail.error });
        return;
      }
      usePatients.setState({ detail: detail.value });
      const { due, profile } = detail.value.patient;
      if (profile === null || !isUnderWay(due.kind)) usePatients.setState({ changes: null });
      else void loadChanges(codiceFiscale);
    };
  });

  const usePatients = create<PatientsState>()((set, get) => ({
    patients: null,
    failure: null,
    text: '',
    filter: 'all',
    order: 'name',
    isDescending: false,
    current: null,
    marked: new Set(),
    detail: null,
    changes: null,
    isAdding: false,
    load: coalesced(async () => {
      const list = await api.ask('patients.list', {});
      set(list.ok ? { patients: list.value.patients, failure: null } : { failure: list.error });
      const { current, choose } = get();
      if (current !== null) await choose(current);
    }),
    search: (text) => {
      set({ text });
    },
    setFilter: (filter) => {
      set({ filter });
    },
    orderBy: (order) => {
      set((state) => ({ order, isDescending: state.order === order && !state.isDescending }));
    },
    choose: async (codiceFiscale) => {
      set({
        current: codiceFiscale,
        ...(get().current === codiceFiscale ? {} : { changes: null }),
      });
      await loadDetail(codiceFiscale);
    },
    mark: (codiceFiscale) => {
      const marked = new Set(get().marked);
      if (!marked.delete(codiceFiscale)) marked.add(codiceFiscale);
      set({ marked });
    },
    setMarked: (codiciFiscali) => {
      set({ marked: new Set(codiciFiscali) });
    },
    clearMarks: () => {
      set({ marked: new Set() });
    },
    setAdding: (isAdding) => {
      set({ isAdding });
    },
    add: async (patient) => {
      const added = await api.ask('patients.add', patient);
      if (added.ok) await get().load();
      return added;
    },
  }));
  const reload = (): void => {
    if (usePatients.getState().patients !== null) void usePatients.getState().load();
  };
  api.on('patients.changed', reload);
  api.on('queue.changed', reload);
  api.on('documents.changed', reload);
  api.on('drafts.changed', reload);
  return usePatients;
}
