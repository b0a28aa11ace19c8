import {
  isList,
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../shared/pss/working/workingDraft.ts';
import { Action } from '../../components/Action.tsx';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { codeOf, conceptOf } from './fields/CodeControls.tsx';
import { CodedSearch } from './fields/CodedSearch.tsx';
import type { FoundConcept } from './fields/conceptSearch.ts';
import { controlId } from './fields/Field.tsx';
import { entriesOf, entryId, withoutAbsence } from './model/entries.ts';
import { parsePath, textAt, withValueAt } from './model/paths.ts';
import { focusControl, placeId } from './moveFocus.ts';
import type { SectionDescription } from './sections/description.ts';
import { usualUnit } from './sections/usualUnits.ts';
import styles from './section.module.css';

const newId = (): string => crypto.randomUUID();

/** A measure comes with the unit it is usually given in. */
function withUsualUnit(entry: WorkingRecord, { code }: FoundConcept): WorkingRecord {
  if (textAt(entry, 'kind') !== 'single') return entry;
  const next = withValueAt(entry, parsePath('reading.value.unit'), usualUnit(code));
  return isRecord(next) ? next : entry;
}

/** Where a new entry is begun: by looking for what it is about. */
export function AddEntry({ description }: { readonly description: SectionDescription }) {
  const { useEditor, useDesk } = useStores();
  const writeSection = useEditor((state) => state.writeSection);
  const setOpenEntry = useEditor((state) => state.setOpenEntry);
  const say = useDesk((state) => state.say);
  const { name, entries, blank } = description;
  if (entries === null) return null;
  const { adding, presets = [] } = entries;

  const add = (entry: WorkingRecord): void => {
    writeSection(
      name,
      (section) => {
        // A statement that there is nothing cannot stand beside an entry.
        const isAbsent = section?.['kind'] === 'absent';
        if (isAbsent) say(editorTexts.withdrawn);
        const said = section !== null && isAbsent ? withoutAbsence(section, blank) : section;
        const kept = said ?? blank;
        return { ...kept, entries: [...entriesOf(kept), entry] };
      },
      null,
    );
    const id = entryId(entry);
    setOpenEntry(id);
    // The concept is there already: the next datum comes next.
    const next = entries.fields.find(
      ({ path, kind, when }) =>
        path !== adding.path &&
        !path.endsWith('.text') &&
        kind !== 'list' &&
        when?.(entry) !== false,
    );
    focusControl(controlId(id, next?.path ?? adding.path));
  };
  const placed = (value: WorkingValue): WorkingRecord => {
    const entry = withValueAt(adding.fresh(newId), parsePath(adding.path), value);
    return isRecord(entry) ? entry : adding.fresh(newId);
  };
  const addText = (text: string): void => {
    if (text === '') return;
    if (adding.isFree) {
      add(placed({ kind: 'uncoded', text }));
      return;
    }
    writeSection(
      name,
      (section) => {
        const kept = section ?? blank;
        const paragraphs = isList(kept['freeText']) ? kept['freeText'] : [];
        return { ...kept, freeText: [...paragraphs, text] };
      },
      null,
    );
  };

  return (
    <div className={styles['adding']}>
      <CodedSearch
        id={`${placeId(name)}-add`}
        label={adding.label}
        isNamed
        isLarge
        shown=""
        placeholder={`${adding.label}: ${adding.hint}`}
        systems={adding.systems}
        freeHint={adding.isFree ? editorTexts.keepsFree : editorTexts.keepsParagraph}
        onPick={(found) => {
          const value = adding.form === 'code' ? codeOf(found) : conceptOf(found);
          add(withUsualUnit(placed(value), found));
        }}
        onFree={addText}
      />
      {presets.map(({ label, fresh }) => (
        <Action
          key={label}
          isSlim
          onPress={() => {
            add(fresh(newId));
          }}
        >
          {label}
        </Action>
      ))}
    </div>
  );
}
