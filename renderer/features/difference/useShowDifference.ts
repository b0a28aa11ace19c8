import { useStores } from '../../stores/stores.tsx';

/** Opens the last look before signing on a sealed document. */
export function useShowDifference(): (documentId: string) => void {
  const { useDifference, useDesk } = useStores();
  const open = useDifference((state) => state.open);
  const go = useDesk((state) => state.go);
  return (documentId) => {
    go('difference');
    void open(documentId);
  };
}
