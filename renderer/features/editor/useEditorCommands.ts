import { alt, control, controlShift, type Command } from '../../app/command.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { JUMP_FIELD_ID } from './JumpField.tsx';
import { bandPatient } from './model/bandPatient.ts';
import { focusPlace } from './moveFocus.ts';
import { sectionDescriptions } from './sections/sectionDescriptions.ts';
import { useEditorActs } from './useEditorActs.ts';
import { usePreviewShown } from './usePreviewShown.ts';
import { useStartNew } from './useStartNew.ts';

const { commands, shortcuts } = editorTexts;

/** What can be done while a profile is being written, and the ways to begin one. */
export function useEditorCommands(): readonly Command[] {
  const { useEditor, useDesk, useDrafts, useReview } = useStores();
  const drafts = useDrafts((state) => state.drafts);
  const openId = useEditor((state) => state.draft?.draftId ?? null);
  const open = useEditor((state) => state.open);
  const isHere = useDesk((state) => state.screen === 'editor');
  const goScreen = useDesk((state) => state.go);
  const isOpen = useEditor((state) => state.draft !== null);
  const header = useEditor((state) => state.content.header);
  const go = useEditor((state) => state.go);
  const start = useEditor((state) => state.start);
  const flush = useEditor((state) => state.flush);
  const isPreviewShown = usePreviewShown();
  const showPreview = useEditor((state) => state.showPreview);
  const reviewed = useReview((state) => state.document);
  const acts = useEditorActs();
  const startNew = useStartNew();

  const beginnings: readonly Command[] = [
    { id: 'draft-new', name: commands.newDraft, run: startNew },
    ...(drafts ?? [])
      .filter(({ documentId, draftId }) => documentId === null && draftId !== openId)
      .map(({ draftId, patient: { family, given } }) => ({
        id: `draft-resume-${draftId}`,
        name: commands.resume(`${family ?? ''} ${given ?? ''}`.trim() || editorTexts.unnamed),
        run: () => {
          goScreen('editor');
          void open(draftId);
        },
      })),
    ...(reviewed === null
      ? []
      : [
          {
            id: 'draft-edit',
            name: commands.edit(`${reviewed.patient.family} ${reviewed.patient.given}`),
            run: () => {
              goScreen('editor');
              void start({ kind: 'document', documentId: reviewed.documentId });
            },
          },
        ]),
  ];
  if (!isOpen) return beginnings;
  if (!isHere) {
    const { family, given } = bandPatient(header);
    const back = {
      id: 'draft-back',
      name: commands.back(`${family} ${given}`),
      run: () => {
        goScreen('editor');
      },
    };
    return [back, ...beginnings];
  }
  return [
    {
      id: 'draft-compare',
      name: commands.compare,
      keys: shortcuts.compare,
      matches: control('enter'),
      run: () => {
        void acts.finish();
      },
    },
    {
      id: 'draft-confirm',
      name: commands.confirmAll,
      keys: shortcuts.confirmAll,
      matches: controlShift('c'),
      run: acts.confirmUnchanged,
    },
    {
      id: 'draft-undo',
      name: commands.undo,
      keys: shortcuts.undo,
      matches: control('z'),
      run: acts.undo,
    },
    {
      id: 'draft-redo',
      name: commands.redo,
      keys: shortcuts.redo,
      matches: controlShift('z'),
      run: acts.redo,
    },
    {
      id: 'draft-save',
      name: commands.save,
      keys: shortcuts.save,
      matches: control('s'),
      run: () => {
        void flush();
      },
    },
    {
      id: 'draft-preview',
      name: commands.preview,
      keys: shortcuts.preview,
      matches: control('p'),
      run: () => {
        showPreview(!isPreviewShown);
      },
    },
    {
      id: 'draft-export',
      name: exchangeTexts.exportDraft,
      run: () => {
        void acts.exportDraft();
      },
    },
    { id: 'draft-close', name: commands.close, run: acts.close },
    ...sectionDescriptions.map(({ name, title }, index): Command => {
      const run = (): void => {
        go(name);
        focusPlace(name);
      };
      const command = { id: `draft-section-${name}`, name: editorTexts.goTo(title), run };
      if (index >= 9) return command;
      const digit = String(index + 1);
      return { ...command, keys: `Alt ${digit}`, matches: alt(`Digit${digit}`) };
    }),
    {
      id: 'draft-jump',
      name: editorTexts.jump,
      keys: 'Alt 0',
      matches: alt('Digit0'),
      run: () => {
        document.getElementById(JUMP_FIELD_ID)?.focus();
      },
    },
    ...beginnings,
  ];
}
