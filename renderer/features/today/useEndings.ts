import { useMemo } from 'react';
import { useStores } from '../../stores/stores.tsx';
import { endingsOf, type Ending } from './endings.ts';

/** What the doctor works with and until when, as card and archive tell it now. */
export function useEndings(): readonly Ending[] {
  const { useDesk, useIdentities } = useStores();
  const presence = useDesk((state) => state.presence);
  const identities = useIdentities((state) => state.list);
  return useMemo(() => endingsOf(presence, identities, new Date()), [presence, identities]);
}
