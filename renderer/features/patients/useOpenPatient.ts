import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { useStores } from '../../stores/stores.tsx';

/** Opens what is to be done about a patient: the document that waits for its signature, else what was sent so far. */
export function useOpenPatient(): (patient: PatientView) => void {
  const { useDesk, useReview, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const open = useReview((state) => state.open);
  const search = useHistory((state) => state.search);
  return ({ codiceFiscale, due }) => {
    if (due.kind === 'to-sign') {
      go('review');
      void open(due.documentId);
      return;
    }
    go('history');
    void search({ text: codiceFiscale, period: 'all', state: null, operation: null });
  };
}
