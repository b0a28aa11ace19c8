import { useStores } from '../../stores/stores.tsx';

/** Begins a new draft from a document, refused or published: the draft remembers its ancestor. */
export function useCorrect(): (documentId: string) => void {
  const { useDesk, useEditor } = useStores();
  const go = useDesk((state) => state.go);
  const start = useEditor((state) => state.start);
  return (documentId) => {
    go('editor');
    void start({ kind: 'document', documentId });
  };
}
