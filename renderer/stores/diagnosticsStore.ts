import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { Api } from '../api/api.ts';

/** What support asks for, as of the last trial. */
export interface DiagnosticsState {
  readonly report: ContractResponse['diagnostics.report'] | null;
  /** UTC ISO instant at which the trial ended, and how long it took. */
  readonly triedAt: string | null;
  readonly durationMs: number;
  readonly isWorking: boolean;
  readonly failure: AppError | null;
  readonly run: (trials: () => Promise<void>) => Promise<void>;
}

/** Makes the store of the diagnostics. */
export function createDiagnosticsStore(api: Api) {
  return create<DiagnosticsState>()((set, get) => ({
    report: null,
    triedAt: null,
    durationMs: 0,
    isWorking: false,
    failure: null,
    run: async (trials) => {
      if (get().isWorking) return;
      set({ isWorking: true, failure: null });
      const start = performance.now();
      await trials();
      set({ triedAt: new Date().toISOString(), durationMs: performance.now() - start });
      const report = await api.ask('diagnostics.report', {});
      set(
        report.ok
          ? { isWorking: false, report: report.value }
          : { isWorking: false, failure: report.error },
      );
    },
  }));
}
