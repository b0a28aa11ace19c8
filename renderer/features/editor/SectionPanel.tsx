import { memo, useMemo } from 'react';
import type { SectionName } from '../../../shared/pss/pss.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import type { PlacedFinding } from '../../stores/editor/editorFindings.ts';
import { AddEntry } from './AddEntry.tsx';
import { entriesOf, entryId } from './model/entries.ts';
import { placeId } from './moveFocus.ts';
import { OwnFields } from './OwnFields.tsx';
import { EntryRow } from './row/EntryRow.tsx';
import { SectionFreeText } from './SectionFreeText.tsx';
import { SectionHeader } from './SectionHeader.tsx';
import { sectionDescription } from './sections/sectionDescriptions.ts';
import { useOrigin } from './useOrigin.ts';
import styles from './section.module.css';

const none: readonly PlacedFinding[] = [];

/** Findings by entry; each list stays the same object until the findings change, so that rows need not be drawn anew. */
function useFindings(name: SectionName): ReadonlyMap<string | null, readonly PlacedFinding[]> {
  const { useEditor } = useStores();
  const findings = useEditor((state) => state.findings);
  return useMemo(
    () =>
      Map.groupBy(
        findings.filter(({ section }) => section === name),
        ({ entry }) => entry,
      ),
    [findings, name],
  );
}

function Rows({ name }: { readonly name: SectionName }) {
  const { useEditor } = useStores();
  const description = sectionDescription(name);
  const section = useEditor((state) => state.content.sections[name]);
  const base = useEditor((state) => state.draft?.base.sections[name]);
  const openEntry = useEditor((state) => state.openEntry);
  const isStrict = useEditor((state) => state.hasTriedToFinish);
  const findings = useFindings(name);
  const originOf = useOrigin();
  const former = useMemo(
    () => new Map(entriesOf(base).map((entry) => [entryId(entry), entry])),
    [base],
  );
  const { columns = [], rank } = description.entries ?? {};
  const tracks = [...columns.map(({ track }) => track), '118px', '14px'].join(' ');
  const entries = entriesOf(section);
  // The grave ones come first; nothing moves while one is open under the hand.
  const isStill = entries.some((entry) => entryId(entry) === openEntry);
  const ordered =
    rank === undefined || isStill
      ? entries
      : entries.toSorted((one, other) => rank(one) - rank(other));
  if (entries.length === 0) return null;
  return (
    <>
      <div className={styles['columns']} style={{ gridTemplateColumns: tracks }} aria-hidden="true">
        {columns.map(({ label }) => (
          <span key={label}>{label}</span>
        ))}
        <span className={styles['last']}>{editorTexts.origin}</span>
      </div>
      <ul aria-label={description.title}>
        {ordered.map((entry) => {
          const id = entryId(entry);
          return (
            <EntryRow
              key={id}
              description={description}
              id={id}
              entry={entry}
              former={former.get(id)}
              origin={originOf(entry, former.get(id))}
              findings={findings.get(id) ?? none}
              isStrict={isStrict}
              isOpen={openEntry === id}
              tracks={tracks}
            />
          );
        })}
      </ul>
    </>
  );
}

/** One section of the profile: header, rows, where a new entry is begun, free text. */
export const SectionPanel = memo(function SectionPanel({ name }: { readonly name: SectionName }) {
  const { useEditor } = useStores();
  const go = useEditor((state) => state.go);
  const description = sectionDescription(name);
  return (
    <section
      id={placeId(name)}
      aria-labelledby={`${placeId(name)}-title`}
      className={styles['section']}
      onFocus={() => {
        go(name);
      }}
    >
      <SectionHeader name={name} />
      {description.entries === null ? (
        <OwnFields description={description} />
      ) : (
        <>
          <Rows name={name} />
          <AddEntry description={description} />
        </>
      )}
      <SectionFreeText name={name} />
    </section>
  );
});
