import { useEffect } from 'react';
import { useStores } from '../stores/stores.tsx';

/** What could not leave for want of a network is tried as soon as the computer is connected again. */
export function useNetworkBack(): void {
  const { useQueue } = useStores();
  const wake = useQueue((state) => state.wake);
  useEffect(() => {
    const onBack = (): void => {
      void wake();
    };
    window.addEventListener('online', onBack);
    return () => {
      window.removeEventListener('online', onBack);
    };
  }, [wake]);
}
