import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type {
  CardTrialView,
  ConnectionTrialView,
  TransmissionTrialView,
} from '../../shared/ipc/areas/checks.ts';
import type { Api } from '../api/api.ts';

/** The last trials of card and connection, wherever they are shown. */
export interface ChecksState {
  readonly card: CardTrialView | null;
  readonly connection: ConnectionTrialView | null;
  readonly transmission: TransmissionTrialView | null;
  readonly trying: 'card' | 'connection' | 'transmission' | null;
  readonly failure: AppError | null;
  readonly tryCard: () => Promise<void>;
  readonly tryConnection: () => Promise<void>;
  /** Asks for the PIN of the card meanwhile. */
  readonly tryTransmission: () => Promise<void>;
}

/** Makes the store of the trials. */
export function createChecksStore(api: Api) {
  return create<ChecksState>()((set) => ({
    card: null,
    connection: null,
    transmission: null,
    trying: null,
    failure: null,
    tryCard: async () => {
      set({ trying: 'card', failure: null });
      const answer = await api.ask('checks.card', {});
      set(
        answer.ok ? { trying: null, card: answer.value } : { trying: null, failure: answer.error },
      );
    },
    tryConnection: async () => {
      set({ trying: 'connection', failure: null });
      const answer = await api.ask('checks.connection', {});
      set(
        answer.ok
          ? { trying: null, connection: answer.value }
          : { trying: null, failure: answer.error },
      );
    },
    tryTransmission: async () => {
      set({ trying: 'transmission', failure: null, transmission: null });
      const answer = await api.ask('checks.transmission', {});
      set(
        answer.ok
          ? { trying: null, transmission: answer.value }
          : { trying: null, failure: answer.error },
      );
    },
  }));
}
