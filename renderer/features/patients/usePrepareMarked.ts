import { useStores } from '../../stores/stores.tsx';

/** Asks about the next versions of the chosen patients, how many they are; null while nobody is chosen. */
export function usePrepareMarked(): { readonly count: number; readonly run: () => void } | null {
  const { useDesk, usePatients, usePreparation } = useStores();
  const patients = usePatients((state) => state.patients);
  const marked = usePatients((state) => state.marked);
  const go = useDesk((state) => state.go);
  const ask = usePreparation((state) => state.ask);
  const chosen = (patients ?? []).filter(({ codiceFiscale }) => marked.has(codiceFiscale));
  if (chosen.length === 0) return null;
  return {
    count: chosen.length,
    run: () => {
      go('patients');
      ask(chosen);
    },
  };
}
