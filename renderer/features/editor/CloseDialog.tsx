import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { bandPatient } from './model/bandPatient.ts';
import { useEditorActs } from './useEditorActs.ts';

/** What becomes of a changed draft: three acts, each by its name. */
export function CloseDialog() {
  const { useEditor } = useStores();
  const closing = useEditor((state) => state.closing);
  const setClosing = useEditor((state) => state.setClosing);
  const header = useEditor((state) => state.content.header);
  const isFresh = useEditor(
    (state) => state.draft?.revision === 1 && state.draft.origin.kind !== 'import',
  );
  const { leave } = useEditorActs();
  const { family } = bandPatient(header);
  const texts = editorTexts.closing;
  return (
    <DialogFrame
      isOpen={closing !== null}
      onClose={() => {
        setClosing(null);
      }}
    >
      <DialogBody title={texts.title(family)}>
        <p>{texts.text}</p>
        {closing === 'window' && <p>{texts.windowToo}</p>}
      </DialogBody>
      <DialogFoot
        leave={
          <Action
            keys={editorTexts.keys.esc}
            onPress={() => {
              setClosing(null);
            }}
          >
            {texts.goOn}
          </Action>
        }
      >
        <Action
          onPress={() => {
            void leave(isFresh ? 'discard' : 'revert');
          }}
        >
          {texts.discard}
        </Action>{' '}
        <Action
          isMain
          onPress={() => {
            void leave('keep');
          }}
        >
          {texts.keep}
        </Action>
      </DialogFoot>
    </DialogFrame>
  );
}
