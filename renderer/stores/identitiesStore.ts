import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import { ok } from '../../shared/errors/result.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { IdentitiesView } from '../../shared/ipc/areas/identities.ts';
import type { Api } from '../api/api.ts';
import { readFile } from '../api/readFile.ts';

/** A request just made, with the files to hand to the portal. */
export type MadeRequest = ContractResponse['identities.request'];
/** A certificate just imported. */
export type Imported = ContractResponse['identities.import'];

/** The doctor's certificates for the gateway. */
export interface IdentitiesState {
  readonly list: IdentitiesView | null;
  readonly request: MadeRequest | null;
  readonly imported: Imported | null;
  readonly isWorking: boolean;
  readonly failure: AppError | null;
  readonly load: () => Promise<void>;
  /** What kept the last act from being done is no longer so. */
  readonly forgetFailure: () => void;
  readonly makeRequest: (communicatedName: string | null) => Promise<void>;
  /** Resolves with whether it was kept. */
  readonly importFiles: (
    certificate: File,
    key: File | null,
    password: string | null,
  ) => Promise<boolean>;
  readonly choose: (fingerprint: string) => Promise<void>;
  readonly exportCertificate: (
    fingerprint: string,
  ) => Promise<ContractResponse['identities.export'] | null>;
}

/** Makes the store of the certificates. */
export function createIdentitiesStore(api: Api) {
  return create<IdentitiesState>()((set, get) => ({
    list: null,
    request: null,
    imported: null,
    isWorking: false,
    failure: null,
    load: async () => {
      const list = await api.ask('identities.list', {});
      set(list.ok ? { list: list.value } : { failure: list.error });
    },
    forgetFailure: () => {
      set({ failure: null });
    },
    makeRequest: async (communicatedName) => {
      set({ isWorking: true, failure: null });
      const made = await api.ask('identities.request', { communicatedName });
      set(
        made.ok
          ? { isWorking: false, request: made.value }
          : { isWorking: false, failure: made.error },
      );
      await get().load();
    },
    importFiles: async (certificate, key, password) => {
      set({ isWorking: true, failure: null, imported: null });
      const [ofCertificate, ofKey] = await Promise.all([
        readFile(certificate),
        key === null ? ok(null) : readFile(key),
      ]);
      const kept = !ofCertificate.ok
        ? ofCertificate
        : !ofKey.ok
          ? ofKey
          : await api.ask('identities.import', {
              certificate: ofCertificate.value,
              key: ofKey.value,
              password,
            });
      set(
        kept.ok
          ? { isWorking: false, imported: kept.value }
          : { isWorking: false, failure: kept.error },
      );
      if (kept.ok) await get().load();
      return kept.ok;
    },
    choose: async (fingerprint) => {
      const list = await api.ask('identities.choose', { fingerprint });
      set(list.ok ? { list: list.value, failure: null } : { failure: list.error });
    },
    exportCertificate: async (fingerprint) => {
      const exported = await api.ask('identities.export', { fingerprint });
      set({ failure: exported.ok ? null : exported.error });
      return exported.ok ? exported.value : null;
    },
  }));
}
