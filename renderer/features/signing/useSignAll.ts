import { useStores } from '../../stores/stores.tsx';

/**
 * Begins to sign every document that can be signed now; null while there are none, while some were not looked at yet,
 * or while a signature is under way.
 */
export function useSignAll(): (() => void) | null {
  const { useUnsigned, useBatch, useSigning } = useStores();
  const documents = useUnsigned((state) => state.documents);
  const isLooking = useUnsigned((state) => state.looking !== null);
  const isBusy = useBatch((state) => state.documents !== null);
  const start = useBatch((state) => state.start);
  const certificate = useSigning((state) => state.certificate);
  const ready = (documents ?? []).filter(({ obstacle }) => obstacle === null);
  if (ready.length === 0 || isLooking || isBusy) return null;
  return () => {
    void start(ready, certificate);
  };
}
