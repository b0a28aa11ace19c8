import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { useStores } from '../../stores/stores.tsx';

/** Opens the history at one act. */
export function useShowInHistory(): (act: ActView) => void {
  const { useDesk, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const choose = useHistory((state) => state.choose);
  return (act) => {
    void choose(act);
    go('history');
  };
}
