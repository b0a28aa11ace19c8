import { memo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { isMasked } from '../../../../shared/pss/working/maskedEntries.ts';
import { Mark, Status } from '../../../components/Mark.tsx';
import { classNames } from '../../../components/classNames.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import type { PlacedFinding } from '../../../stores/editor/editorFindings.ts';
import { useStores } from '../../../stores/stores.tsx';
import { controlId } from '../fields/Field.tsx';
import { parsePath, textAt, valueAt } from '../model/paths.ts';
import { focusControl, focusNextRow } from '../moveFocus.ts';
import type { ColumnDescription, SectionDescription } from '../sections/description.ts';
import { EntryForm } from './EntryForm.tsx';
import { GravityMark } from './GravityMark.tsx';
import { RowFinding } from './RowFinding.tsx';
import { useEntryActs } from './useEntryActs.ts';
import styles from './row.module.css';

interface EntryRowProps {
  readonly description: SectionDescription;
  readonly id: string;
  readonly entry: WorkingRecord;
  /** The same entry in what the draft started from; undefined where it is new. */
  readonly former: WorkingRecord | undefined;
  readonly origin: string;
  readonly findings: readonly PlacedFinding[];
  readonly isStrict: boolean;
  readonly isOpen: boolean;
  readonly tracks: string;
}

function isChanged(
  column: ColumnDescription,
  entry: WorkingRecord,
  former?: WorkingRecord,
): boolean {
  return former === undefined || column.say(entry) !== column.say(former);
}

/** The control a column leads to: the one of its path, or of the list it stands in. */
function controlOf(id: string, path: string, entry: WorkingRecord): string {
  const [list = '', index, ...rest] = path.split('.');
  if (index === undefined || !/^\d+$/.test(index)) return controlId(id, path);
  return valueAt(entry, parsePath(list)) === undefined
    ? controlId(id, path)
    : controlId(`${id}-${list}-${index}`, rest.join('.'));
}

/** One entry: a row that opens into its data, with what is wrong under it. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { description, id, entry, former, origin, findings, isStrict, isOpen, tracks } = props;
  const { useEditor } = useStores();
  const setOpenEntry = useEditor((state) => state.setOpenEntry);
  const row = useRef<HTMLButtonElement>(null);
  const { remove, duplicate, toggleMask } = useEntryActs(description, id);
  const columns = description.entries?.columns ?? [];
  const name = description.entries?.nameOf(entry) ?? '';
  const label = name === '' ? editorTexts.entryOf(description.title) : name;

  const open = (path: string | undefined): void => {
    setOpenEntry(id);
    const first = path ?? description.entries?.fields[0]?.path ?? '';
    focusControl(controlOf(id, first, entry));
  };
  const close = (): void => {
    setOpenEntry(null);
    row.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const step = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      focusNextRow(event.currentTarget, step);
    } else if (event.key === 'Delete') {
      event.preventDefault();
      remove(event.currentTarget);
    } else if (event.key === 'd' && event.ctrlKey) {
      event.preventDefault();
      duplicate();
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
  };
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    if (isOpen) {
      close();
      return;
    }
    const cell = event.target instanceof Element ? event.target.closest('[data-path]') : null;
    open(cell?.getAttribute('data-path') ?? undefined);
  };

  return (
    <li className={classNames(styles['entry'], isOpen && styles['open'])}>
      <button
        ref={row}
        type="button"
        data-row
        className={styles['row']}
        style={{ gridTemplateColumns: tracks }}
        aria-expanded={isOpen}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {columns.map((column) => (
          <span
            key={column.label}
            data-path={column.path}
            className={classNames(styles['cell'], column.isExtra === true && styles['extra'])}
          >
            <span className={styles['hidden']}>{column.label} </span>
            {['criticality', 'severity'].includes(column.path) && (
              <GravityMark gravity={textAt(entry, column.path)} />
            )}
            <span
              className={classNames(
                column.isStrong === true && styles['strong'],
                isChanged(column, entry, former) && column.say(entry) !== '' && styles['changed'],
              )}
            >
              {column.say(entry)}
            </span>
            {column.aside !== undefined && column.aside(entry) !== '' && (
              <span className={styles['aside']}> {column.aside(entry)}</span>
            )}
          </span>
        ))}
        <span className={styles['origin']}>
          <span className={styles['hidden']}>{editorTexts.origin} </span>
          {isMasked(entry) ? (
            <Status mark="masked" tone="idle">
              {editorTexts.masking.word}
            </Status>
          ) : (
            origin
          )}
        </span>
        <span className={styles['chevron']} aria-hidden="true">
          {findings.length > 0 && !isOpen && (
            <Mark name={isStrict ? 'bad' : 'todo'} tone={isStrict ? 'bad' : 'warn'} size={13} />
          )}
        </span>
      </button>
      {isOpen && (
        <EntryForm
          description={description}
          id={id}
          entry={entry}
          findings={findings}
          isStrict={isStrict}
          label={label}
          onClose={close}
          onDuplicate={duplicate}
          onMask={toggleMask}
          onRemove={() => {
            remove(row.current);
          }}
        />
      )}
      {!isOpen &&
        isStrict &&
        findings.map((each, index) => (
          <RowFinding
            key={index}
            placed={each}
            name={label}
            onRepair={() => {
              open(each.path === '' ? undefined : each.path);
            }}
          />
        ))}
    </li>
  );
});
