import { useEffect } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { formatTime } from '../../i18n/it/dates.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { ActionsBar } from './ActionsBar.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { DraftPreview } from './DraftPreview.tsx';
import { EditorBand } from './EditorBand.tsx';
import { HeaderPanel } from './HeaderPanel.tsx';
import { ImportAccount } from './ImportAccount.tsx';
import { bandPatient } from './model/bandPatient.ts';
import { SaveSign } from './SaveSign.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SectionRail } from './SectionRail.tsx';
import { sectionDescriptions } from './sections/sectionDescriptions.ts';
import { usePreviewShown } from './usePreviewShown.ts';
import { useStartNew } from './useStartNew.ts';
import styles from './editor.module.css';

/** Saves at once when the window is left or hidden: what was typed last is not half a second behind. */
function useFlush(): void {
  const { useEditor } = useStores();
  const flush = useEditor((state) => state.flush);
  useEffect(() => {
    const save = (): void => {
      void flush();
    };
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('blur', save);
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [flush]);
}

function NoDraft() {
  const { useEditor } = useStores();
  const failure = useEditor((state) => state.failure);
  const isOpening = useEditor((state) => state.isOpening);
  const startNew = useStartNew();
  return (
    <div className={styles['nothing']}>
      <h1>{isOpening ? editorTexts.opening : editorTexts.none}</h1>
      {failure !== null && <ErrorNote error={failure} />}
      {!isOpening && (
        <>
          <p>{editorTexts.noneHint}</p>
          <p>
            <Action isMain onPress={startNew}>
              {editorTexts.newDraft}
            </Action>
          </p>
        </>
      )}
    </div>
  );
}

function Recovered() {
  const { useEditor } = useStores();
  const at = useEditor((state) => state.draft?.recoveredFrom ?? null);
  if (at === null) return null;
  return (
    <Note kind="info" title={editorTexts.recovered(formatTime(at))}>
      <p>{editorTexts.recoveredHint}</p>
    </Note>
  );
}

function Editor() {
  const { useEditor } = useStores();
  const header = useEditor((state) => state.content.header);
  const save = useEditor((state) => state.save);
  const failure = useEditor((state) => state.failure);
  const isPreviewShown = usePreviewShown();
  useFlush();
  const { family, given } = bandPatient(header);
  return (
    <div className={styles['editor']} data-scroll>
      <h1 className={styles['hidden']}>{`${family} ${given}`}</h1>
      <EditorBand />
      <div className={styles['panes']} data-preview={isPreviewShown || undefined}>
        <SectionRail />
        <div className={styles['form']} data-scroll role="region" aria-label={editorTexts.form}>
          {failure !== null && <ErrorNote error={failure} />}
          {save.kind === 'failed' && <ErrorNote error={save.error} />}
          <Recovered />
          <ImportAccount />
          {sectionDescriptions.map(({ name }) => (
            <SectionPanel key={name} name={name} />
          ))}
          <HeaderPanel />
        </div>
        {isPreviewShown && <DraftPreview />}
      </div>
      <ActionsBar />
      <SaveSign />
      <CloseDialog />
    </div>
  );
}

/** The profile being written: rail, sections, the page it becomes. */
export function EditorScreen() {
  const { useEditor } = useStores();
  const isOpen = useEditor((state) => state.draft !== null);
  return isOpen ? <Editor /> : <NoDraft />;
}
