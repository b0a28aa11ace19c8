import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { PatientView, PreparedView } from '../../shared/ipc/patientViews.ts';
import type { Api } from '../api/api.ts';

/** What became of one patient's next version: an answer, or a failure of its own. */
export type Preparation = PreparedView | { readonly kind: 'failed'; readonly error: AppError };

/** The next versions of several patients, prepared one after the other. */
export interface PreparationState {
  /** Null where nothing is being prepared. */
  readonly patients: readonly PatientView[] | null;
  /** By codice fiscale. */
  readonly results: ReadonlyMap<string, Preparation>;
  readonly phase: 'asked' | 'running' | 'done';
  /** Data unlike the version that stands are confirmed too. */
  readonly confirmsChanges: boolean;
  readonly ask: (patients: readonly PatientView[]) => void;
  readonly setConfirmsChanges: (confirmsChanges: boolean) => void;
  /** Prepares those that are not; whoever only waited for the confirmation of changes is tried again. */
  readonly run: () => Promise<void>;
  /** After the patient whose turn it is; what is prepared stays so. */
  readonly stop: () => void;
  readonly close: () => void;
}

const nothing = {
  patients: null,
  results: new Map<string, Preparation>(),
  phase: 'asked',
  confirmsChanges: false,
} as const;

/** The documents prepared, in the order of the patients. */
export function preparedDocuments({
  patients,
  results,
}: Pick<PreparationState, 'patients' | 'results'>): readonly string[] {
  return (patients ?? []).flatMap(({ codiceFiscale }) => {
    const result = results.get(codiceFiscale);
    return result?.kind === 'prepared' ? [result.documentId] : [];
  });
}

/** Makes the store of what is prepared together. */
export function createPreparationStore(api: Api) {
  /** The round under way; another number ends it after the patient whose turn it is. */
  let round = 0;
  return create<PreparationState>()((set, get) => ({
    ...nothing,
    ask: (patients) => {
      set({ ...nothing, patients });
    },
    setConfirmsChanges: (confirmsChanges) => {
      set({ confirmsChanges });
    },
    run: async () => {
      const { patients, results, confirmsChanges } = get();
      round += 1;
      const thisRound = round;
      set({ phase: 'running' });
      const left = (patients ?? []).filter(({ codiceFiscale }) => {
        const result = results.get(codiceFiscale);
        return result === undefined || (confirmsChanges && result.kind === 'unseen');
      });
      for (const { codiceFiscale } of left) {
        const answer = await api.ask('patients.prepareNext', { codiceFiscale, confirmsChanges });
        if (get().patients !== patients) return;
        const result: Preparation = answer.ok
          ? answer.value
          : { kind: 'failed', error: answer.error };
        set({ results: new Map(get().results).set(codiceFiscale, result) });
        if (round !== thisRound) break;
      }
      set({ phase: 'done' });
    },
    stop: () => {
      round += 1;
    },
    close: () => {
      round += 1;
      set(nothing);
    },
  }));
}
