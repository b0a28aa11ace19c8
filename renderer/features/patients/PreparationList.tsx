import { errorText, type AppError } from '../../../shared/errors/appError.ts';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { Mark, type MarkName, type Tone } from '../../components/Mark.tsx';
import { preparationTexts } from '../../i18n/it/preparationTexts.ts';
import type { Preparation } from '../../stores/preparationStore.ts';
import styles from './preparation.module.css';

interface Said {
  readonly text: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

function saidOf({ profile }: PatientView, result: Preparation, obstacle: AppError | null): Said {
  switch (result.kind) {
    case 'prepared':
      return obstacle === null
        ? { text: preparationTexts.ready, mark: 'ok', tone: 'ok' }
        : { text: errorText(obstacle).happened, mark: 'bad', tone: 'bad' };
    case 'unseen': {
      const { sections } = result;
      const text =
        profile === null
          ? preparationTexts.firstUnseen(sections.length)
          : preparationTexts.unseen(sections);
      return { text, mark: 'todo', tone: 'warn' };
    }
    case 'refused':
      return {
        text: preparationTexts.refused(result.errors, result.first),
        mark: 'bad',
        tone: 'bad',
      };
    case 'not-now':
      return { text: preparationTexts.causes[result.cause], mark: 'none', tone: 'idle' };
    case 'failed':
      return { text: errorText(result.error).happened, mark: 'bad', tone: 'bad' };
  }
}

interface PreparationListProps {
  readonly patients: readonly PatientView[];
  readonly results: ReadonlyMap<string, Preparation>;
  /** Why a prepared document cannot be signed now, by its identifier. */
  readonly obstacles: ReadonlyMap<string, AppError>;
  readonly onOpen: (patient: PatientView) => void;
}

/** What became of each patient, those who are not ready first. */
export function PreparationList({ patients, results, obstacles, onOpen }: PreparationListProps) {
  const rows = patients.map((patient) => {
    const result = results.get(patient.codiceFiscale) ?? null;
    const obstacle =
      result?.kind === 'prepared' ? (obstacles.get(result.documentId) ?? null) : null;
    const isReady = result?.kind === 'prepared' && obstacle === null;
    const said: Said =
      result === null
        ? { text: preparationTexts.waiting, mark: 'wait', tone: 'idle' }
        : saidOf(patient, result, obstacle);
    return { patient, said, isReady, isDone: result !== null };
  });
  const ordered = rows.toSorted((a, b) => Number(a.isReady) - Number(b.isReady));
  return (
    <ul className={styles['list']} aria-label={preparationTexts.list} tabIndex={0}>
      {ordered.map(({ patient, said, isReady, isDone }) => (
        <li key={patient.codiceFiscale}>
          <span className={styles['name']}>
            <b>{patient.family}</b> {patient.given}
          </span>
          <span className={styles['said']}>
            <Mark name={said.mark} tone={said.tone} size={14} />
            <span>{said.text}</span>
          </span>
          {isDone && !isReady && (
            <button
              type="button"
              className={styles['open']}
              aria-label={preparationTexts.open(`${patient.family} ${patient.given}`)}
              onClick={() => {
                onOpen(patient);
              }}
            >
              {preparationTexts.openShort}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
