import { errorText } from '../../../shared/errors/appError.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Status, type MarkName, type Tone } from '../../components/Mark.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import type { BatchState } from '../../stores/batchStore.ts';
import { outcomeOf, type ShownOutcome } from './batchOutcome.ts';
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

function BatchRow({
  state,
  document,
}: {
  readonly state: BatchState;
  readonly document: UnsignedView;
}) {
  const { documentId, patient } = document;
  const outcome = outcomeOf(state, documentId);
  const [mark, tone] = looks[outcome];
  const error = state.results.get(documentId)?.error ?? null;
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
        {outcome === 'waiting' && state.phase === 'running' && (
          <button
            type="button"
            className={styles['skip']}
            aria-label={many.skipThis(name)}
            onClick={() => {
              state.skip(documentId);
            }}
          >
            {many.skip}
          </button>
        )}
      </span>
    </li>
  );
}

/** The documents of a batch, what signing each would do and what became of it; exceptions first once it is over. */
export function BatchList({
  state,
  documents,
}: {
  readonly state: BatchState;
  readonly documents: readonly UnsignedView[];
}) {
  const isOver = state.phase !== 'running';
  const isSigned = ({ documentId }: UnsignedView): boolean =>
    outcomeOf(state, documentId) === 'signed';
  const shown = isOver
    ? [...documents.filter((each) => !isSigned(each)), ...documents.filter(isSigned)]
    : documents;
  return (
    <ul className={styles['batch']} aria-label={signingTexts.many.list} tabIndex={0}>
      {shown.map((document) => (
        <BatchRow key={document.documentId} state={state} document={document} />
      ))}
    </ul>
  );
}
