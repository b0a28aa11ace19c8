import { memo } from 'react';
import { errorText, type AppError } from '../../../shared/errors/appError.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Status, type MarkName, type Tone } from '../../components/Mark.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import type { BatchState } from '../../stores/batchStore.ts';
import type { ShownOutcome } from './batchOutcome.ts';
import styles from './signing.module.css';

const looks: Readonly<Record<ShownOutcome, readonly [MarkName, Tone]>> = {
  waiting: ['wait', 'idle'],
  current: ['send', 'move'],
  signed: ['ok', 'ok'],
  failed: ['bad', 'bad'],
  skipped: ['none', 'idle'],
  stopped: ['wait', 'idle'],
  card: ['wait', 'idle'],
};

/** What signing would do with one document, and what it leaves out. */
function plan({ replaces, version, changes, keptOut }: UnsignedView): string {
  const act =
    replaces === null
      ? signingTexts.firstProfile
      : `${signingTexts.replaces(version)} ${signingTexts.changes(changes)}`;
  return keptOut === 0 ? act : `${act} ${signingTexts.many.keptOutOfOne(keptOut)}`;
}

/** Drawn anew only where something of its own changes: a batch may have hundreds. */
const BatchRow = memo(function BatchRow({
  document,
  outcome,
  error,
  skip,
}: {
  readonly document: UnsignedView;
  readonly outcome: ShownOutcome;
  readonly error: AppError | null;
  /** Null where it can no longer be left out. */
  readonly skip: BatchState['skip'] | null;
}) {
  const { documentId, patient } = document;
  const [mark, tone] = looks[outcome];
  const name = `${patient.family} ${patient.given}`;
  const { many } = signingTexts;
  return (
    <li className={styles['batchRow']}>
      <span className={styles['cut']} title={name}>
        <b>{patient.family}</b> {patient.given}
      </span>
      <span className={styles['quiet']}>
        {outcome === 'failed' && error !== null ? errorText(error).happened : plan(document)}
      </span>
      <span className={styles['outcome']}>
        <Status mark={mark} tone={tone}>
          {many.outcomes[outcome]}
        </Status>
      </span>
      <span className={styles['right']}>
        {skip !== null && (
          <button
            type="button"
            className={styles['skip']}
            aria-label={many.skipThis(name)}
            onClick={() => {
              skip(documentId);
            }}
          >
            {many.skip}
          </button>
        )}
      </span>
    </li>
  );
});

/** The documents of a batch, what signing each would do and what became of it; exceptions first once it is over. */
export function BatchList({
  state,
  documents,
  outcomes,
}: {
  readonly state: BatchState;
  readonly documents: readonly UnsignedView[];
  readonly outcomes: ReadonlyMap<string, ShownOutcome>;
}) {
  const { phase, results, skip } = state;
  const isOver = phase !== 'running';
  const isSigned = ({ documentId }: UnsignedView): boolean => outcomes.get(documentId) === 'signed';
  const shown = isOver
    ? [...documents.filter((each) => !isSigned(each)), ...documents.filter(isSigned)]
    : documents;
  return (
    <ul className={styles['batch']} aria-label={signingTexts.many.list} tabIndex={0}>
      {shown.map((document) => {
        const { documentId } = document;
        const outcome = outcomes.get(documentId) ?? 'waiting';
        return (
          <BatchRow
            key={documentId}
            document={document}
            outcome={outcome}
            error={results.get(documentId)?.error ?? null}
            skip={outcome === 'waiting' && !isOver ? skip : null}
          />
        );
      })}
    </ul>
  );
}
