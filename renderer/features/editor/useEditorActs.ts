import { errorText } from '../../../shared/errors/appError.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { focusPlace } from './moveFocus.ts';

/** The id of the summary of what is to be corrected: it takes the focus when finishing fails. */
export const SUMMARY_ID = 'da-correggere';

/** What is done with the whole draft, with what is said of it. */
export function useEditorActs() {
  const { useEditor, useDesk, useDifference, useExchange } = useStores();
  const say = useDesk((state) => state.say);
  const go = useDesk((state) => state.go);

  async function finish(): Promise<void> {
    const finished = await useEditor.getState().finish();
    switch (finished.kind) {
      case 'sealed':
        void useDifference.getState().show(finished.document);
        go('difference');
        return;
      case 'unconfirmed': {
        const [first] = finished.sections;
        say(editorTexts.sectionsToConfirm(finished.sections.length));
        if (first !== undefined) focusPlace(first);
        return;
      }
      case 'refused':
        say(editorTexts.pointsToCorrect(finished.errors));
        requestAnimationFrame(() => document.getElementById(SUMMARY_ID)?.focus());
        return;
      case 'failed':
        say(errorText(finished.error).happened);
    }
  }

  async function leave(what: 'keep' | 'revert' | 'discard'): Promise<void> {
    const { closing } = useEditor.getState();
    if (!(await useEditor.getState().leave(what))) return;
    go('today');
    if (closing === 'window') window.close();
  }

  /** Asks what to do with what was changed, and answers whether it did; what was not changed is simply closed. */
  function askFirst(closing: 'draft' | 'window'): boolean {
    const { draft, isChanged, setClosing } = useEditor.getState();
    if (isChanged) setClosing(closing);
    // Begun and never written in: there is nothing to keep.
    else void leave(draft?.revision === 1 && draft.origin.kind !== 'import' ? 'discard' : 'keep');
    return isChanged;
  }

  /** What is on the screen is saved first: the file holds what the person sees. */
  async function exportDraft(): Promise<void> {
    const { draft, flush } = useEditor.getState();
    if (draft === null || !(await flush())) return;
    const exported = await useExchange.getState().exportDraft(draft.draftId);
    say(exported.ok ? exchangeTexts.exported(exported.value) : errorText(exported.error).happened);
  }

  return {
    finish,
    leave,
    exportDraft,
    confirmUnchanged: (): void => {
      const count = useEditor.getState().confirmUnchanged();
      say(count === 0 ? editorTexts.nothingToConfirm : editorTexts.confirmed(count));
    },
    undo: (): void => {
      say(useEditor.getState().undo() ? editorTexts.undone : editorTexts.nothingToUndo);
    },
    redo: (): void => {
      say(useEditor.getState().redo() ? editorTexts.redone : editorTexts.nothingToRedo);
    },
    askFirst,
    close: (): void => {
      askFirst('draft');
    },
  };
}
