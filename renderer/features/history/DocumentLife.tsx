import { useState } from 'react';
import type { DocumentLifeView } from '../../../shared/ipc/historyViews.ts';
import { classNames } from '../../components/classNames.ts';
import { Mark } from '../../components/Mark.tsx';
import { BandAct, PatientBand } from '../../components/PatientBand.tsx';
import { formatDate, formatTime } from '../../i18n/it/dates.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { AttemptDetail } from './AttemptDetail.tsx';
import { DocumentActs } from './DocumentActs.tsx';
import { DocumentPapers } from './DocumentPapers.tsx';
import { lifeEvents, type LifeEvent } from './lifeEvents.ts';
import styles from './history.module.css';

/** The identifier of the element that shows a document's life, which Enter in the list leads to. */
export const DOCUMENT_LIFE = 'vita-documento';

function EventWords({ event }: { readonly event: LifeEvent }) {
  return (
    <>
      <span className={styles['eventHead']}>
        <b>{event.label}</b>
        <time dateTime={event.at} title={formatDate(event.at)}>
          {formatTime(event.at)}
        </time>
      </span>
      {event.detail !== null && <span className={styles['small']}>{event.detail}</span>}
      {event.cartId !== null && <span className={styles['mono']}>{event.cartId}</span>}
    </>
  );
}

/** The life of one document: band, line of events, and the attempt that is open. */
export function DocumentLife({ life }: { readonly life: DocumentLifeView }) {
  const { useHistory } = useStores();
  const chosenAct = useHistory((state) => state.chosen);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const events = lifeEvents(life);
  const attempts = events.filter((event) => event.attempt !== null);
  const current =
    attempts.find((event) => event.key === openKey) ??
    attempts.findLast((event) => event.attempt?.act.submissionId === chosenAct) ??
    attempts.at(-1);
  const opened = current?.attempt ?? null;
  return (
    <section
      id={DOCUMENT_LIFE}
      tabIndex={-1}
      className={styles['document']}
      aria-label={historyTexts.life}
    >
      <PatientBand patient={life.patient}>
        <BandAct
          label={reviewTexts.version(life.version)}
          value={life.replaces === null ? reviewTexts.first : reviewTexts.replacing(life.version)}
        />
      </PatientBand>
      <div className={styles['life']}>
        <div className={styles['timeline']}>
          <h2 data-minor>{historyTexts.life}</h2>
          <ol className={styles['events']}>
            {events.map((event) => (
              <li
                key={event.key}
                className={classNames(event.key === current?.key && styles['open'])}
              >
                <Mark name={event.mark} tone={event.tone} />
                {event.attempt === null ? (
                  <div className={styles['event']}>
                    <EventWords event={event} />
                  </div>
                ) : (
                  <button
                    type="button"
                    className={styles['event']}
                    aria-current={event.key === current?.key ? 'step' : undefined}
                    onClick={() => {
                      setOpenKey(event.key);
                    }}
                  >
                    <EventWords event={event} />
                  </button>
                )}
              </li>
            ))}
          </ol>
        </div>
        <div
          className={styles['detail']}
          tabIndex={0}
          role="region"
          aria-label={historyTexts.happened}
        >
          {opened !== null && (
            <AttemptDetail act={opened.act} attempt={opened.attempt}>
              <DocumentActs life={life} />
              <DocumentPapers
                documentId={life.documentId}
                attempt={{
                  submissionId: opened.act.submissionId,
                  number: opened.attempt.number,
                }}
              />
            </AttemptDetail>
          )}
          {opened === null && (
            <div className={styles['acts']}>
              <DocumentActs life={life} />
              <DocumentPapers documentId={life.documentId} attempt={null} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
