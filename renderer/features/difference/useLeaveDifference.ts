import { useStores } from '../../stores/stores.tsx';

/**
 * Leaves the last look before signing: back to the draft the document was sealed from, which is withdrawn with that;
 * a document taken over as it is has no draft and stays among those to sign.
 */
export function useLeaveDifference(): () => void {
  const { useDifference, useDesk, useEditor } = useStores();
  const document = useDifference((state) => state.document);
  const clear = useDifference((state) => state.clear);
  const reopen = useEditor((state) => state.reopen);
  const go = useDesk((state) => state.go);
  return () => {
    clear();
    if (document === null) {
      go('today');
      return;
    }
    void reopen(document.documentId).then((isOpen) => {
      go(isOpen ? 'editor' : 'today');
    });
  };
}
