import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Action } from '../../components/Action.tsx';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { bandPatient } from './model/bandPatient.ts';
import { useEditorActs } from './useEditorActs.ts';
import styles from './editor.module.css';

/** What becomes of a changed draft: three acts, each by its name. */
export function CloseDialog() {
  const { useEditor } = useStores();
  const isClosing = useEditor((state) => state.isClosing);
  const setClosing = useEditor((state) => state.setClosing);
  const header = useEditor((state) => state.content.header);
  const isFresh = useEditor(
    (state) => state.draft?.revision === 1 && state.draft.origin.kind !== 'import',
  );
  const { leave } = useEditorActs();
  const { family } = bandPatient(header);
  const texts = editorTexts.closing;
  return (
    <ModalOverlay
      isOpen={isClosing}
      onOpenChange={setClosing}
      isDismissable
      className={styles['overlay'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          <Heading slot="title" level={2}>
            {texts.title(family)}
          </Heading>
          <p>{texts.text}</p>
          <div className={styles['choices']}>
            <Action
              isMain
              onPress={() => {
                void leave('keep');
              }}
            >
              {texts.keep}
            </Action>
            <Action
              keys={editorTexts.keys.esc}
              onPress={() => {
                setClosing(false);
              }}
            >
              {texts.goOn}
            </Action>
            <Action
              onPress={() => {
                void leave(isFresh ? 'discard' : 'revert');
              }}
            >
              {texts.discard}
            </Action>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
