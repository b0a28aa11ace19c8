import { useMemo } from 'react';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { maskedIds } from '../../../shared/pss/working/maskedEntries.ts';
import { Action } from '../../components/Action.tsx';
import { Mark, Status } from '../../components/Mark.tsx';
import { choiceTexts } from '../../i18n/it/fieldTexts.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import type { PlacedFinding } from '../../stores/editor/editorFindings.ts';
import { controlId } from './fields/Field.tsx';
import { isBlank } from './model/entries.ts';
import { textAt } from './model/paths.ts';
import { focusControl, focusPlace, placeId } from './moveFocus.ts';
import { SUMMARY_ID, useEditorActs } from './useEditorActs.ts';
import styles from './editor.module.css';

/** Where a finding is put right: the entry opened at the datum, the datum of the header, or the section. */
function useRepair(): (placed: PlacedFinding) => void {
  const { useEditor } = useStores();
  const setOpenEntry = useEditor((state) => state.setOpenEntry);
  const go = useEditor((state) => state.go);
  return ({ section, entry, path }) => {
    const place = section ?? 'header';
    go(place);
    if (entry !== null) {
      setOpenEntry(entry);
      const [list, index, ...rest] = path.split('.');
      const id =
        index !== undefined && /^\d+$/.test(index)
          ? controlId(`${entry}-${list ?? ''}-${index}`, rest.join('.'))
          : controlId(entry, path);
      focusControl(id);
      return;
    }
    focusPlace(place);
    if (path !== '') focusControl(controlId(placeId(place), path));
  };
}

function Summary({
  errors,
  isStrict,
}: {
  readonly errors: readonly PlacedFinding[];
  readonly isStrict: boolean;
}) {
  const repair = useRepair();
  if (errors.length === 0) return null;
  const words = isStrict ? editorTexts.pointsToCorrect : editorTexts.pointsToComplete;
  return (
    <details className={styles['summary']}>
      <summary id={SUMMARY_ID}>
        <Status mark={isStrict ? 'bad' : 'todo'} tone={isStrict ? 'bad' : 'warn'}>
          {words(errors.length)}
        </Status>
      </summary>
      <ul className={styles['points']}>
        {errors.map((placed, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => {
                repair(placed);
              }}
            >
              <b>{placed.finding.place || editorTexts.headerShort}</b> {placed.finding.it}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is missing, what is to be confirmed, and the way on. */
export function ActionsBar() {
  const { useEditor } = useStores();
  const acts = useEditorActs();
  const findings = useEditor((state) => state.findings);
  const isStrict = useEditor((state) => state.hasTriedToFinish);
  const isFinishing = useEditor((state) => state.isFinishing);
  const waiting = useEditor(
    (state) =>
      sectionOrder.filter(
        (name) => state.review[name] === null && !isBlank(state.content.sections[name]),
      ).length,
  );
  const confidentiality = useEditor((state) => textAt(state.content.header, 'confidentiality'));
  const errors = useMemo(
    () => findings.filter(({ finding }) => finding.severity === 'error'),
    [findings],
  );
  const out = useEditor((state) => maskedIds(state.content).size);
  const words = choiceTexts.confidentiality.find(([value]) => value === confidentiality)?.[1];
  return (
    <div className={styles['actions']}>
      <Summary errors={errors} isStrict={isStrict} />
      {waiting > 0 ? (
        <>
          <span className={styles['toConfirm']}>
            <Status mark="todo" tone="warn">
              {editorTexts.sectionsToConfirm(waiting)}
            </Status>
          </span>
          <Action keys={editorTexts.shortcuts.confirmAll} onPress={acts.confirmUnchanged}>
            {editorTexts.confirmAll(waiting)}
          </Action>
        </>
      ) : (
        errors.length === 0 && (
          <Status mark="ok" tone="ok">
            {editorTexts.allConfirmed}
          </Status>
        )
      )}
      <Action onPress={acts.close}>{editorTexts.close}</Action>
      {out > 0 && (
        <Status mark="masked" tone="idle">
          {editorTexts.masking.left(out)}
        </Status>
      )}
      <span className={styles['note']}>
        {confidentiality !== '' && confidentiality !== 'N' && words !== undefined && (
          <>
            <Mark name="ask" tone="warn" /> {editorTexts.confidentialityNote(words)}
          </>
        )}
      </span>
      <Action
        isMain
        keys={editorTexts.shortcuts.compare}
        notNow={isFinishing ? editorTexts.comparing : null}
        onPress={() => {
          void acts.finish();
        }}
      >
        {isFinishing ? editorTexts.comparing : editorTexts.compare}
      </Action>
    </div>
  );
}
