import { useEffect, useState } from 'react';
import type { PatientVersionView, PatientView } from '../../shared/ipc/patientViews.ts';
import { wordsOf } from '../../shared/terminology/searchText.ts';
import { useStores } from '../stores/stores.tsx';

/** Patients shown in the palette. */
const PATIENTS = 5;
/** Letters from which patients are looked for. */
const SHORTEST = 2;

/** What the words typed in the palette find. */
export interface PaletteFinds {
  readonly patients: readonly PatientView[];
  /** Profiles of the first of them, the newest first. */
  readonly versions: readonly PatientVersionView[];
}

const nothing: PaletteFinds = { patients: [], versions: [] };

/** Patients whose surname, name or codice fiscale begin as typed; answers to words typed before are dropped. */
export function usePaletteFinds(query: string): PaletteFinds {
  const { api } = useStores();
  const [finds, setFinds] = useState(nothing);
  const text = wordsOf(query).join(' ');
  useEffect(() => {
    let isGone = false;
    async function find(): Promise<void> {
      const list = await api.ask('patients.list', { text, limit: PATIENTS });
      const patients = list.ok ? list.value.patients : [];
      const [first] = patients;
      const opened =
        first === undefined
          ? null
          : await api.ask('patients.open', { codiceFiscale: first.codiceFiscale });
      if (isGone) return;
      setFinds({ patients, versions: opened?.ok === true ? opened.value.versions : [] });
    }
    if (text.length < SHORTEST) setFinds(nothing);
    else void find();
    return () => {
      isGone = true;
    };
  }, [api, text]);
  return finds;
}
