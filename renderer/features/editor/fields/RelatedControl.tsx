import { useShallow } from 'zustand/react/shallow';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { Action } from '../../../components/Action.tsx';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { useStores } from '../../../stores/stores.tsx';
import { entriesOf, entryId } from '../model/entries.ts';
import { recordsAt, textAt } from '../model/paths.ts';
import { capital } from '../model/summaries.ts';
import { sectionDescriptions } from '../sections/sectionDescriptions.ts';
import type { ControlProps } from './control.ts';
import { ChoiceControl, TextControl } from './SimpleControls.tsx';
import styles from './fields.module.css';

/** Every entry that can be pointed to, as `id` and name; one text each, so that the list compares by content. */
function useEntryNames(): readonly string[] {
  const { useEditor } = useStores();
  return useEditor(
    useShallow((state) =>
      sectionDescriptions.flatMap(({ name, title, entries }) =>
        entries === null
          ? []
          : entriesOf(state.content.sections[name]).map(
              (entry) => `${entryId(entry)}\n${title}: ${capital(entries.nameOf(entry))}`,
            ),
      ),
    ),
  );
}

/** Other entries of the profile this one has to do with, each with a word about how. */
export function RelatedControl({ value, onChange, ...rest }: ControlProps) {
  const options = useEntryNames().map((line): readonly [string, string] => {
    const at = line.indexOf('\n');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const related = recordsAt({ list: value ?? null }, ['list']);
  const replace = (index: number, next: WorkingRecord | null): void => {
    onChange(
      related.flatMap((each, place) => (place !== index ? [each] : next === null ? [] : [next])),
    );
  };
  const free = options.filter(([id]) => related.every((each) => textAt(each, 'id') !== id));
  return (
    <span className={styles['rows']} id={rest.id} role="group" aria-label={rest.label}>
      {related.map((each, index) => (
        <span key={textAt(each, 'id')} className={styles['joined']}>
          <span className={styles['related']}>
            {options.find(([id]) => id === textAt(each, 'id'))?.[1] ?? textAt(each, 'id')}
          </span>
          <TextControl
            {...rest}
            id={`${rest.id}-${String(index)}`}
            label={fieldTexts.note}
            value={each['text']}
            onChange={(text) => {
              replace(index, { ...each, text });
            }}
          />
          <Action
            isSlim
            onPress={() => {
              replace(index, null);
            }}
          >
            {editorTexts.remove}
          </Action>
        </span>
      ))}
      <ChoiceControl
        {...rest}
        id={`${rest.id}-add`}
        label={rest.label}
        isNamed
        value={null}
        none={fieldTexts.none}
        options={free}
        onChange={(id) => {
          if (typeof id === 'string') onChange([...related, { id, text: null }]);
        }}
      />
    </span>
  );
}
