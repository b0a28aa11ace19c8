import { useShallow } from 'zustand/react/shallow';
import type { SectionName } from '../../../shared/pss/pss.ts';
import type { WorkingRecord } from '../../../shared/pss/working/workingDraft.ts';
import { Action } from '../../components/Action.tsx';
import { Mark, Status } from '../../components/Mark.tsx';
import { formatDate, formatTime } from '../../i18n/it/dates.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { isMasked } from '../../../shared/pss/working/maskedEntries.ts';
import { entriesOf, entryId, isBlank, withoutAbsence } from './model/entries.ts';
import { momentText } from './model/moments.ts';
import { textAt } from './model/paths.ts';
import { errorsIn, sectionState, type SectionState } from './model/sectionState.ts';
import { placeId } from './moveFocus.ts';
import type { AbsenceDescription } from './sections/description.ts';
import { sectionDescription } from './sections/sectionDescriptions.ts';
import styles from './section.module.css';

function when(at: string): string {
  return formatDate(at) === formatDate(new Date().toISOString())
    ? editorTexts.confirmedAt(formatTime(at))
    : editorTexts.confirmedOn(formatDate(at));
}

function SectionStatus({ state }: { readonly state: SectionState }) {
  switch (state.kind) {
    case 'empty':
      return null;
    case 'gap':
      return (
        <Status mark="todo" tone="warn">
          {editorTexts.toComplete}
        </Status>
      );
    case 'todo':
      return (
        <Status mark="todo" tone="warn">
          {editorTexts.toConfirm}
        </Status>
      );
    case 'ok':
      return (
        <Status mark="ok" tone="ok">
          {when(state.at)}
        </Status>
      );
    case 'error':
      return (
        <Status mark="bad" tone="bad">
          {editorTexts.states.error(state.count)}
        </Status>
      );
  }
}

const newId = (): string => crypto.randomUUID();

/** The statement that there is nothing to list: made on purpose, dated, withdrawn on purpose. */
function Absences({
  name,
  section,
  absences,
  blank,
}: {
  readonly name: SectionName;
  readonly section: WorkingRecord | null | undefined;
  readonly absences: readonly AbsenceDescription[];
  readonly blank: WorkingRecord;
}) {
  const { useEditor } = useStores();
  const writeSection = useEditor((state) => state.writeSection);
  const stated = absences.find(({ isStated }) => section && isStated(section));
  if (stated !== undefined) {
    const since = textAt(section ?? {}, 'since') || textAt(section ?? {}, 'course.since');
    return (
      <span className={styles['stated']}>
        <Mark name="ok" tone="ok" />
        <span>
          {since === ''
            ? editorTexts.stated(stated.label)
            : editorTexts.statedOn(stated.label, momentText(since))}
        </span>
        <Action
          isSlim
          onPress={() => {
            writeSection(name, (each) => each && withoutAbsence(each, blank), null);
          }}
        >
          {editorTexts.withdraw}
        </Action>
      </span>
    );
  }
  // What is masked is there for the doctor alone: of the document the absence can still be stated.
  const out = entriesOf(section);
  const hasOnlyMasked = out.length > 0 && out.every(isMasked);
  if (!isBlank(section) && !hasOnlyMasked) return null;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <span className={styles['absences']}>
      {absences
        .filter(({ isOfNone }) => !hasOnlyMasked || !isOfNone)
        .map(({ label, value }) => (
          <Action
            key={label}
            isSlim
            onPress={() => {
              const kept = hasOnlyMasked ? { entries: out } : {};
              writeSection(name, () => ({ ...value(newId, today), ...kept }), null);
            }}
          >
            {label}
          </Action>
        ))}
    </span>
  );
}

/** Title, state and time, what is in it; the way to confirm it, or to say that there is nothing. */
export function SectionHeader({ name }: { readonly name: SectionName }) {
  const { useEditor, useDesk } = useStores();
  const description = sectionDescription(name);
  const section = useEditor((state) => state.content.sections[name]);
  const state = useEditor(
    useShallow((each) =>
      sectionState(
        each.content.sections[name],
        each.review[name],
        errorsIn(each.findings, name).length,
        each.hasTriedToFinish,
      ),
    ),
  );
  const isConfirmed = useEditor((each) => each.review[name] !== null);
  const base = useEditor((each) => each.draft?.base.sections[name]);
  const confirm = useEditor((each) => each.confirm);
  const say = useDesk((each) => each.say);
  const entries = entriesOf(section);
  const former = new Map(entriesOf(base).map((entry) => [entryId(entry), JSON.stringify(entry)]));
  const changed = entries.filter((entry) => former.get(entryId(entry)) !== JSON.stringify(entry));
  const isNew = base === null || base === undefined;
  const out = entries.filter(isMasked).length;
  return (
    <header className={styles['header']}>
      <h2 id={`${placeId(name)}-title`}>{description.title}</h2>
      <SectionStatus state={state} />
      <span className={styles['right']}>
        {entries.length > 0 && (
          <span className={styles['quiet']}>
            {editorTexts.listed(entries.length)}
            {out > 0 && `, ${editorTexts.masking.count(out)}`}
            {changed.length > 0 && !isNew && `, ${editorTexts.changedEntries(changed.length)}`}
          </span>
        )}
        <Absences
          name={name}
          section={section}
          absences={description.absences}
          blank={description.blank}
        />
        {!isConfirmed && !isBlank(section) && (
          <Action
            isSlim
            onPress={() => {
              confirm(name);
              say(editorTexts.confirmed(1));
            }}
          >
            {editorTexts.confirm}
            <span className={styles['hidden']}> {description.title}</span>
          </Action>
        )}
      </span>
    </header>
  );
}
