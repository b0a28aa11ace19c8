import type { ReactNode } from 'react';
import { errorText, type AppError } from '../../../shared/errors/appError.ts';
import type { CardTrialView, ConnectionTrialView } from '../../../shared/ipc/areas/checks.ts';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { checkTexts } from '../../i18n/it/setupTexts.ts';
import styles from './checks.module.css';

interface CheckRowProps {
  readonly name: string;
  readonly isGood: boolean;
  readonly fact: ReactNode;
  readonly error?: AppError | null;
}

/** One thing that was tried: mark, name, what was found, and the cure where it failed. */
export function CheckRow({ name, isGood, fact, error = null }: CheckRowProps) {
  return (
    <li className={styles['row']}>
      <span className={isGood ? styles['good'] : styles['lacking']}>
        <Mark name={isGood ? 'ok' : error === null ? 'todo' : 'bad'} /> {name}
      </span>
      <span>{error === null ? fact : errorText(error).happened}</span>
      {error !== null && (
        <div className={styles['cure']}>
          <ErrorNote error={error} isAlert={false}>
            <p className={styles['code']}>{checkTexts.code(error.code)}</p>
          </ErrorNote>
        </div>
      )}
    </li>
  );
}

function CertificateRow({
  trial,
  purpose,
}: {
  readonly trial: CardTrialView;
  readonly purpose: 'access' | 'signature';
}) {
  const suited = trial.certificates.filter((each) => each.purpose === purpose);
  const usable = suited.find(({ refusal }) => refusal === null);
  const fact =
    usable === undefined
      ? checkTexts.absent
      : checkTexts.validUntil(usable.holderName, formatDate(usable.notAfter));
  return (
    <CheckRow
      name={checkTexts[purpose]}
      isGood={usable !== undefined}
      fact={fact}
      error={usable === undefined ? (suited[0]?.refusal ?? null) : null}
    />
  );
}

/** The card from the reader to its certificates. */
export function CardChecks({ trial }: { readonly trial: CardTrialView }) {
  const { presence, modules, driver } = trial;
  const readers = presence.kind === 'readers' ? presence.readers.map(({ name }) => name) : [];
  const works = modules.find(({ usableCertificates }) => usableCertificates > 0);
  const loaded = works ?? modules.find(({ refusedBecause }) => refusedBecause === null);
  const refused = modules.find(({ refusedBecause }) => refusedBecause !== null);
  return (
    <ul className={styles['rows']}>
      <CheckRow
        name={checkTexts.reader}
        isGood={readers.length > 0}
        fact={readers.length > 0 ? checkTexts.readers(readers) : checkTexts.noReader}
      />
      <CheckRow
        name={checkTexts.module}
        isGood={loaded !== undefined}
        fact={
          loaded === undefined
            ? checkTexts.noModule
            : checkTexts.moduleFound(driver?.manufacturer ?? loaded.maker, loaded.file)
        }
        error={loaded === undefined ? (refused?.refusedBecause ?? null) : null}
      />
      <CertificateRow trial={trial} purpose="access" />
      <CertificateRow trial={trial} purpose="signature" />
      {trial.obstacle !== null && trial.certificates.length === 0 && (
        <li className={styles['cure']}>
          <ErrorNote error={trial.obstacle} isAlert={false}>
            <p className={styles['code']}>{checkTexts.code(trial.obstacle.code)}</p>
          </ErrorNote>
        </li>
      )}
    </ul>
  );
}

const seconds = (milliseconds: number): string =>
  (Math.abs(milliseconds) / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });

/** The regional node as this computer sees it. */
export function ConnectionChecks({ trial }: { readonly trial: ConnectionTrialView }) {
  const { unreachable, distrust, clockOffsetMs, clockProblem, notAfter } = trial;
  const isReached = unreachable === null;
  return (
    <>
      <ul className={styles['rows']}>
        <CheckRow
          name={checkTexts.network}
          isGood={isReached}
          fact={`${checkTexts.reached(trial.host, trial.durationMs)}, ${
            trial.proxy === null ? checkTexts.direct : checkTexts.proxy(trial.proxy)
          }`}
          error={unreachable}
        />
        {isReached && (
          <CheckRow
            name={checkTexts.trust}
            isGood={distrust === null}
            fact={notAfter === null ? '' : checkTexts.trusted(formatDate(notAfter))}
            error={distrust}
          />
        )}
        {isReached && (
          <CheckRow
            name={checkTexts.clock}
            isGood={clockOffsetMs !== null && clockProblem === null}
            fact={
              clockOffsetMs === null
                ? checkTexts.clockUnknown
                : checkTexts.clockOffset(seconds(clockOffsetMs))
            }
            error={clockProblem}
          />
        )}
        {isReached && (
          <CheckRow
            name={checkTexts.cardAsked}
            isGood={trial.asksForCard}
            fact={trial.asksForCard ? checkTexts.asks : checkTexts.asksNot}
          />
        )}
      </ul>
      <details className={styles['report']}>
        <summary>{checkTexts.report}</summary>
        <pre tabIndex={0}>{trial.lines.join('\n')}</pre>
      </details>
    </>
  );
}
