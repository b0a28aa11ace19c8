import { useRef, type KeyboardEvent } from 'react';
import {
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../../shared/pss/working/workingDraft.ts';
import { isMasked, masked } from '../../../../shared/pss/working/maskedEntries.ts';
import { Action } from '../../../components/Action.tsx';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { useStores } from '../../../stores/stores.tsx';
import type { PlacedFinding } from '../../../stores/editor/editorFindings.ts';
import { Field } from '../fields/Field.tsx';
import { withEntry } from '../model/entries.ts';
import { parsePath, withValueAt } from '../model/paths.ts';
import { focusNextControl } from '../moveFocus.ts';
import type { SectionDescription } from '../sections/description.ts';
import styles from './row.module.css';

interface EntryFormProps {
  readonly description: SectionDescription;
  readonly id: string;
  readonly entry: WorkingRecord;
  readonly findings: readonly PlacedFinding[];
  readonly isStrict: boolean;
  readonly label: string;
  readonly onClose: () => void;
  readonly onRemove: () => void;
  readonly onDuplicate: () => void;
  readonly onMask: () => void;
}

/** The data of an entry, where the entry stands: Enter moves on, Esc gives back what was there. */
export function EntryForm(props: EntryFormProps) {
  const { description, id, entry, findings, isStrict, label } = props;
  const { useEditor } = useStores();
  const writeSection = useEditor((state) => state.writeSection);
  const form = useRef<HTMLDivElement>(null);
  const before = useRef(entry);
  const { name } = description;

  const write = (path: string, next: WorkingValue): void => {
    writeSection(
      name,
      (section) =>
        section === null
          ? null
          : withEntry(section, id, (each) => {
              const changed = withValueAt(each, parsePath(path), next);
              return isRecord(changed) ? changed : each;
            }),
      `${id} ${path}`,
    );
  };
  const restore = (): void => {
    if (before.current !== entry) {
      writeSection(
        name,
        // What the doctor decided of its privacy is an act of its own, not something typed.
        (section) =>
          section && withEntry(section, id, (each) => masked(before.current, isMasked(each))),
        null,
      );
    }
    props.onClose();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target } = event;
    if (form.current === null || !(target instanceof Element)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      restore();
    } else if (event.key === 'Enter' && !event.ctrlKey && !(target instanceof HTMLButtonElement)) {
      event.preventDefault();
      if (!focusNextControl(form.current, target, event.shiftKey ? -1 : 1)) props.onClose();
    }
  };

  return (
    // The keys only shorten what the controls inside do by themselves.
    <div
      ref={form}
      role="group"
      aria-label={editorTexts.fieldsOf(label)}
      className={styles['form']}
      onKeyDown={onKeyDown}
    >
      {description.entries?.fields.map((field) => (
        <Field
          key={field.path + field.label}
          field={field}
          owner={{ id, record: entry, onWrite: write, findings, isStrict }}
        />
      ))}
      <div className={styles['acts']}>
        <Action isSlim onPress={props.onClose}>
          {editorTexts.done}
        </Action>
        <Action isSlim keys={editorTexts.shortcuts.duplicate} onPress={props.onDuplicate}>
          {editorTexts.duplicate}
        </Action>
        <Action isSlim onPress={props.onRemove}>
          {editorTexts.remove}
        </Action>
        <Action isSlim onPress={props.onMask}>
          {isMasked(entry) ? editorTexts.masking.show : editorTexts.masking.hide}
        </Action>
        {isMasked(entry) && <span className={styles['aside']}>{editorTexts.masking.means}</span>}
      </div>
    </div>
  );
}
