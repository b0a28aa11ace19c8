import { useStores } from '../../stores/stores.tsx';

/** Leaves the last look before signing: the document stays among those to sign. */
export function useLeaveDifference(): () => void {
  const { useDifference, useDesk } = useStores();
  const clear = useDifference((state) => state.clear);
  const go = useDesk((state) => state.go);
  return () => {
    clear();
    go('today');
  };
}
