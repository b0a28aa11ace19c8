import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type MouseEvent, type Ref } from 'react';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { Mark, Status } from '../../components/Mark.tsx';
import { classNames } from '../../components/classNames.ts';
import { bandTexts } from '../../i18n/it/bandTexts.ts';
import { ageInYears, formatCalendarDate, formatDate } from '../../i18n/it/dates.ts';
import { dueSaid, patientsTexts } from '../../i18n/it/patientsTexts.ts';
import type { PatientOrder } from '../../stores/patientsStore.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './patients.module.css';
import { useListKeys } from './useListKeys.ts';
import { useMarking } from './useMarking.ts';

/** The height of a row in CSS pixels, as in the style sheet. */
const ROW_HEIGHT = 28;
const { columns } = patientsTexts;

function rowId(codiceFiscale: string): string {
  return `assistito-${codiceFiscale}`;
}

/** A column's head that orders by it. */
function OrderHead({
  order,
  children,
}: {
  readonly order: PatientOrder;
  readonly children: string;
}) {
  const { usePatients } = useStores();
  const isOrder = usePatients((state) => state.order === order);
  const isDescending = usePatients((state) => state.isDescending);
  const orderBy = usePatients((state) => state.orderBy);
  const sort = !isOrder ? 'none' : isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sort} className={styles[order]}>
      <button
        type="button"
        onClick={() => {
          orderBy(order);
        }}
      >
        {children}
        {isOrder && (
          <i
            aria-hidden="true"
            className={classNames(styles['turn'], isDescending && styles['down'])}
          />
        )}
      </button>
    </th>
  );
}

function Heads() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <OrderHead order="name">{columns.name}</OrderHead>
        <OrderHead order="birth">{columns.birth}</OrderHead>
        <th scope="col" className={styles['number']}>
          {columns.age}
        </th>
        <th scope="col" className={styles['sex']}>
          {columns.sex}
        </th>
        <th scope="col" className={styles['code']}>
          {columns.code}
        </th>
        <OrderHead order="profile">{columns.profile}</OrderHead>
        <th scope="col" className={classNames(styles['number'], styles['version'])}>
          {columns.version}
        </th>
        <OrderHead order="due">{columns.due}</OrderHead>
      </tr>
    </thead>
  );
}

/** What a profile asks for, as the last column says it. */
export function DueStatus({ due }: { readonly due: PatientView['due'] }) {
  const { text, mark, tone } = dueSaid(due);
  if (mark !== null) {
    return (
      <Status mark={mark} tone={tone}>
        {text}
      </Status>
    );
  }
  return (
    <span className={classNames(styles['said'], tone === 'quiet' && styles['calm'])}>{text}</span>
  );
}

interface RowProps {
  readonly patient: PatientView;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly onChoose: (event: MouseEvent) => void;
  readonly onOpen: () => void;
}

function Row({ patient, index, isCurrent, isMarked, onChoose, onOpen }: RowProps) {
  const { codiceFiscale, family, given, birthDate, gender, profile, due } = patient;
  return (
    <tr
      id={rowId(codiceFiscale)}
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      className={classNames(styles['row'], isCurrent && styles['current'])}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <td className={styles['cut']}>
        {isMarked && (
          <span className={styles['marked']}>
            <Mark name="ok" tone="move" size={13} />
            <span className={styles['hidden']}>{patientsTexts.marked}</span>
          </span>
        )}
        <b>{family}</b> {given}
      </td>
      <td>{birthDate === null ? patientsTexts.unknown : formatCalendarDate(birthDate)}</td>
      <td className={styles['number']}>
        {birthDate === null ? '' : ageInYears(birthDate, new Date())}
      </td>
      <td className={styles['sex']}>{gender === null ? '' : bandTexts.sexes[gender].charAt(0)}</td>
      <td className={styles['code']}>{codiceFiscale}</td>
      <td className={profile === null ? styles['calm'] : undefined}>
        {profile === null ? patientsTexts.never : formatDate(profile.effectiveAt)}
      </td>
      <td className={classNames(styles['number'], styles['version'])}>{profile?.version ?? ''}</td>
      <td>
        <DueStatus due={due} />
      </td>
    </tr>
  );
}

function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr role="presentation">
      <td role="presentation" colSpan={8} className={styles['gap']} style={{ height }} />
    </tr>
  );
}

interface PatientListProps {
  readonly rows: readonly PatientView[];
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (patient: PatientView) => void;
  readonly ref: Ref<HTMLTableElement>;
}

/**
 * The list: one tab stop, of which only the rows in sight exist. Arrows move, Enter opens, Space chooses for a batch,
 * Shift with arrows a stretch, Ctrl+A whoever is to be updated; letters look for a surname.
 */
export function PatientList({ rows, index, onMove, onOpen, ref }: PatientListProps) {
  const { usePatients } = useStores();
  const marked = usePatients((state) => state.marked);
  const mark = usePatients((state) => state.mark);
  const marking = useMarking(rows);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // The head stays over the rows: what it hides is not in sight.
    scrollPaddingStart: ROW_HEIGHT,
  });
  const onKeyDown = useListKeys({
    rows,
    index,
    page: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    onMove,
    onOpen,
    onMark: ({ codiceFiscale }) => {
      mark(codiceFiscale);
    },
    onExtend: marking.extend,
    onMarkDue: marking.markDue,
  });
  useEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(index);
  }, [virtual, index, rows]);
  const current = rows[index];
  const inSight = virtual.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className={styles['scroll']}>
      <table
        ref={ref}
        role="grid"
        tabIndex={0}
        aria-label={patientsTexts.title}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={current === undefined ? undefined : rowId(current.codiceFiscale)}
        className={styles['table']}
        onKeyDown={onKeyDown}
      >
        <Heads />
        <tbody>
          <Gap height={before} />
          {inSight.map(({ index: each }) => {
            const patient = rows[each];
            if (patient === undefined) return null;
            return (
              <Row
                key={patient.codiceFiscale}
                patient={patient}
                index={each}
                isCurrent={each === index}
                isMarked={marked.has(patient.codiceFiscale)}
                onChoose={({ ctrlKey, metaKey, shiftKey }) => {
                  if (ctrlKey || metaKey) mark(patient.codiceFiscale);
                  else if (shiftKey) marking.extend(index, each);
                  onMove(each);
                }}
                onOpen={() => {
                  onOpen(patient);
                }}
              />
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}
