import { useEffect } from 'react';
import { formatClock } from '../../i18n/it/dates.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Says in the status bar when the draft was saved; draws nothing itself. */
export function SaveSign() {
  const { useEditor, useDesk } = useStores();
  const save = useEditor((state) => state.save);
  const setNote = useDesk((state) => state.setNote);
  useEffect(() => {
    if (save.kind === 'saved')
      setNote(save.at === null ? null : editorTexts.saved(formatClock(save.at)));
    else setNote(save.kind === 'pending' ? editorTexts.saving : editorTexts.notSaved);
  }, [save, setNote]);
  useEffect(
    () => () => {
      setNote(null);
    },
    [setNote],
  );
  return null;
}
