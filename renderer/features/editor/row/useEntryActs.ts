import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { useStores } from '../../../stores/stores.tsx';
import { isMasked, masked } from '../../../../shared/pss/working/maskedEntries.ts';
import { duplicated, entriesOf, entryId, withEntry } from '../model/entries.ts';
import { focusNextRow } from '../moveFocus.ts';
import type { SectionDescription } from '../sections/description.ts';

const newId = (): string => crypto.randomUUID();

/** Taking an entry out, making a second one of it, keeping it out of the document; all can be undone. */
export function useEntryActs(description: SectionDescription, id: string) {
  const { useEditor, useDesk } = useStores();
  const writeSection = useEditor((state) => state.writeSection);
  const setOpenEntry = useEditor((state) => state.setOpenEntry);
  const say = useDesk((state) => state.say);
  const { name } = description;

  return {
    /** `row`: the row the focus moves on from. */
    remove: (row: HTMLElement | null): void => {
      let removed = '';
      if (row !== null) focusNextRow(row, 1);
      setOpenEntry(null);
      writeSection(
        name,
        (section) => {
          if (section === null) return null;
          const entries = entriesOf(section);
          const gone = entries.find((entry) => entryId(entry) === id);
          removed = gone === undefined ? '' : (description.entries?.nameOf(gone) ?? '');
          return { ...section, entries: entries.filter((entry) => entryId(entry) !== id) };
        },
        null,
      );
      say(removed === '' ? editorTexts.removedPlain : editorTexts.removed(removed));
    },
    duplicate: (): void => {
      writeSection(
        name,
        (section) =>
          section === null
            ? null
            : {
                ...section,
                entries: entriesOf(section).flatMap((entry) =>
                  entryId(entry) === id ? [entry, duplicated(entry, newId)] : [entry],
                ),
              },
        null,
      );
      say(editorTexts.duplicated);
    },
    toggleMask: (): void => {
      let said: string = editorTexts.masking.unsaid;
      writeSection(
        name,
        (section) =>
          section &&
          withEntry(section, id, (entry) => {
            const isOut = !isMasked(entry);
            if (isOut) said = editorTexts.masking.said;
            return masked(entry, isOut);
          }),
        null,
      );
      say(said);
    },
  };
}
