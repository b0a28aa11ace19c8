import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import type { ContractInput } from '../../../shared/ipc/contract.ts';
import { useStores } from '../../stores/stores.tsx';
import { useShowDifference } from '../difference/useShowDifference.ts';

/** Opens a profile that is being written. */
export function useOpenDraft(): (draftId: string) => void {
  const { useDesk, useEditor } = useStores();
  const go = useDesk((state) => state.go);
  const open = useEditor((state) => state.open);
  return (draftId) => {
    go('editor');
    void open(draftId);
  };
}

/** What a new draft of the patient begins from: the last version, or nothing but the name. */
function beginning({
  profile,
  due,
  ...patient
}: PatientView): ContractInput['drafts.start']['from'] {
  if (due.kind === 'refused') return { kind: 'document', documentId: due.documentId };
  if (profile !== null) return { kind: 'document', documentId: profile.documentId };
  const { codiceFiscale, family, given, birthDate, gender } = patient;
  return { kind: 'patient', patient: { codiceFiscale, family, given, birthDate, gender } };
}

/**
 * Opens what is to be done about a patient: the draft under way, the document that waits for its signature, what was
 * sent and has no answer yet; else a new draft, from the refused document or from the last version.
 */
export function useOpenPatient(): (patient: PatientView) => void {
  const { useDesk, useEditor, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const start = useEditor((state) => state.start);
  const openDraft = useOpenDraft();
  const showDifference = useShowDifference();
  const search = useHistory((state) => state.search);
  return (patient) => {
    const { due, codiceFiscale } = patient;
    switch (due.kind) {
      case 'draft':
        openDraft(due.draftId);
        return;
      case 'to-sign':
        showDifference(due.documentId);
        return;
      case 'to-verify':
      case 'sending':
      case 'to-send':
        go('history');
        void search({ text: codiceFiscale, period: 'all', state: null, operation: null });
        return;
      case 'changed':
        if (due.draftId === null) break;
        openDraft(due.draftId);
        return;
      case 'refused':
      case 'outdated':
      case 'without':
      case 'in-order':
        break;
    }
    go('editor');
    void start(beginning(patient));
  };
}
