import type { ReactNode } from 'react';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { Mark, Status, type MarkName, type Tone } from '../../components/Mark.tsx';
import { classNames } from '../../components/classNames.ts';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { bandTexts } from '../../i18n/it/bandTexts.ts';
import {
  ageInYears,
  formatDate,
  formatDay,
  formatMoment,
  formatTime,
} from '../../i18n/it/dates.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { chooseFile } from '../review/chooseFile.ts';
import { useShowDifference } from '../difference/useShowDifference.ts';
import { useShowInHistory } from '../history/useShowInHistory.ts';
import { actSentence, lastMoment } from '../queue/actSentence.ts';
import styles from './today.module.css';

function ToFix({ act }: { readonly act: ActView }) {
  const { useQueue } = useStores();
  const verify = useQueue((state) => state.verify);
  const show = useShowInHistory();
  const { word, mark, tone } = stateTexts[act.state];
  const isUnknown = act.state === 'outcome-unknown';
  return (
    <li className={classNames(styles['call'], styles[tone])}>
      <Status mark={mark} tone={tone}>
        {word}
      </Status>
      <div>
        <b>{act.patient.family}</b> {act.patient.given}
        <div className={styles['small']}>{actSentence(act, new Date())}</div>
      </div>
      <Action
        isSlim
        onPress={() => {
          if (isUnknown) void verify(act.submissionId);
          else show(act);
        }}
      >
        {isUnknown ? todayTexts.verifyNow : todayTexts.see}
      </Action>
    </li>
  );
}

function ToSign({ document }: { readonly document: UnsignedView }) {
  const show = useShowDifference();
  const { patient, replaces, version, obstacle } = document;
  return (
    <li className={styles['row']}>
      <span className={styles['cut']}>
        <b>{patient.family}</b> {patient.given}{' '}
        <span className={styles['small']}>
          {bandTexts.years(ageInYears(patient.birthDate, new Date()))}
        </span>
      </span>
      <span className={styles['plain']}>
        {replaces === null ? todayTexts.firstProfile : todayTexts.replaces(version)}
      </span>
      <span>
        {obstacle !== null && (
          <Status mark="bad" tone="bad">
            {todayTexts.correct}
          </Status>
        )}
      </span>
      <Action
        isSlim
        onPress={() => {
          show(document.documentId);
        }}
      >
        {obstacle === null ? todayTexts.review : todayTexts.see}
      </Action>
    </li>
  );
}

function ActLine({ act }: { readonly act: ActView }) {
  const show = useShowInHistory();
  const { word, mark, tone } = stateTexts[act.state];
  return (
    <li className={styles['row']}>
      <span className={styles['cut']}>
        <b>{act.patient.family}</b> {act.patient.given}
      </span>
      <span className={styles['plain']}>
        <Status mark={mark} tone={tone}>
          {word}
        </Status>
      </span>
      <span className={styles['small']}>{operationTexts[act.operation]}</span>
      <span className={styles['end']}>
        <span className={styles['small']}>{formatMoment(lastMoment(act), new Date())}</span>
        <Action
          isSlim
          onPress={() => {
            show(act);
          }}
        >
          {todayTexts.see}
        </Action>
      </span>
    </li>
  );
}

function TallyLine({
  mark,
  tone,
  count,
  children,
}: {
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly count: number;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <Mark name={mark} tone={tone} />
      <span>{children}</span>
      <b>{count}</b>
    </li>
  );
}

function GoodToKnow() {
  const { useDesk } = useStores();
  const presence = useDesk((state) => state.presence);
  const pack = useDesk((state) => state.overview?.packVersion);
  const notAfter =
    presence?.kind === 'readers'
      ? presence.readers.find((each) => each.state === 'ready')?.holder?.notAfter
      : undefined;
  const days =
    notAfter === undefined ? 0 : Math.ceil((Date.parse(notAfter) - Date.now()) / 86_400_000);
  return (
    <>
      <h2 data-minor>{todayTexts.goodToKnow}</h2>
      <p className={styles['small']}>
        {notAfter === undefined
          ? todayTexts.noCertificate
          : todayTexts.certificate(formatDate(notAfter), days)}
      </p>
      {pack !== undefined && (
        <p className={styles['small']}>
          {pack === null ? todayTexts.noRules : todayTexts.rules(pack)}
        </p>
      )}
    </>
  );
}

function Begin() {
  const { useDesk, useReview } = useStores();
  const go = useDesk((state) => state.go);
  const importFile = useReview((state) => state.importFile);
  return (
    <Ledger title={todayTexts.start} note={todayTexts.startNote}>
      <p className={styles['words']}>{todayTexts.startWords}</p>
      <Action
        isMain
        keys={shortcutTexts.import}
        onPress={() => {
          go('review');
          void chooseFile().then((file) => file && importFile(file));
        }}
      >
        {todayTexts.import}
      </Action>
    </Ledger>
  );
}

/** The first screen: what waits for a person, what is ready to sign, what travels, what has arrived. */
export function TodayScreen() {
  const { useQueue, useUnsigned } = useStores();
  const list = useQueue((state) => state.list);
  const unsigned = useUnsigned((state) => state.documents) ?? [];
  const acts = list?.acts.toReversed() ?? [];
  const inStates = (...states: readonly SubmissionState[]): readonly ActView[] =>
    acts.filter((act) => states.includes(act.state));
  const toFix = inStates('refused', 'outcome-unknown', 'blocked');
  const travelling = inStates('sending', 'queued');
  const arrived = inStates('accepted', 'indexed');
  const [latest] = arrived;
  const ready = unsigned.filter((each) => each.obstacle === null).length;
  return (
    <div className={styles['today']}>
      <div className={styles['head']}>
        <h1>
          {todayTexts.headline(
            toFix.length,
            ready,
            latest === undefined ? null : formatTime(lastMoment(latest)),
          )}
        </h1>
        <span className={styles['date']}>{formatDay(new Date().toISOString())}</span>
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={todayTexts.journey}>
        {toFix.length > 0 && (
          <Ledger title={todayTexts.toFix} count={toFix.length}>
            <ul className={styles['calls']}>
              {toFix.map((act) => (
                <ToFix key={act.submissionId} act={act} />
              ))}
            </ul>
          </Ledger>
        )}
        {unsigned.length > 0 && (
          <Ledger title={todayTexts.toSign} count={unsigned.length} note={todayTexts.toSignNote}>
            <ul>
              {unsigned.map((document) => (
                <ToSign key={document.documentId} document={document} />
              ))}
            </ul>
          </Ledger>
        )}
        {travelling.length > 0 && (
          <Ledger
            title={todayTexts.travelling}
            count={travelling.length}
            note={todayTexts.travellingNote}
          >
            <ul>
              {travelling.map((act) => (
                <ActLine key={act.submissionId} act={act} />
              ))}
            </ul>
          </Ledger>
        )}
        <Begin />
        <Ledger title={todayTexts.arrived} count={arrived.length} note={todayTexts.arrivedNote}>
          {arrived.length === 0 ? (
            <p className={styles['small']}>{todayTexts.nothingArrived}</p>
          ) : (
            <ul>
              {arrived.map((act) => (
                <ActLine key={act.submissionId} act={act} />
              ))}
            </ul>
          )}
        </Ledger>
      </div>
      <aside className={styles['aside']}>
        <h2 data-minor>{todayTexts.journey}</h2>
        <ul className={styles['tally']}>
          <TallyLine mark="wait" tone="idle" count={inStates('queued').length}>
            {todayTexts.tally.toSend}
          </TallyLine>
          <TallyLine mark="send" tone="move" count={inStates('sending').length}>
            {todayTexts.tally.sending}
          </TallyLine>
          <TallyLine mark="ok" tone="ok" count={arrived.length}>
            {todayTexts.tally.accepted}
          </TallyLine>
        </ul>
        <GoodToKnow />
      </aside>
    </div>
  );
}
