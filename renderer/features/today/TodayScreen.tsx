import { useEffect, type ReactNode } from 'react';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Action } from '../../components/Action.tsx';
import { classNames } from '../../components/classNames.ts';
import { Ledger } from '../../components/Ledger.tsx';
import { LongList } from '../../components/LongList.tsx';
import { Mark, Status, type MarkName, type Tone } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { ScreenFrame } from '../../components/ScreenFrame.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { bandTexts } from '../../i18n/it/bandTexts.ts';
import { ageInYears, formatDay, formatMoment, formatTime } from '../../i18n/it/dates.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useSignAll } from '../signing/useSignAll.ts';
import { useShowDifference } from '../difference/useShowDifference.ts';
import { chooseFiles } from '../exchange/chooseFiles.ts';
import { useShowInHistory } from '../history/useShowInHistory.ts';
import { lastMoment } from '../queue/actSentence.ts';
import { SharedCauses } from '../queue/SharedCauses.tsx';
import { Drafts } from './Drafts.tsx';
import { GoodToKnow } from './GoodToKnow.tsx';
import { ListShare } from './ListShare.tsx';
import { ToFix } from './ToFix.tsx';
import { Unreadable } from './Unreadable.tsx';
import styles from './today.module.css';

function ToSign({ document }: { readonly document: UnsignedView }) {
  const show = useShowDifference();
  const { patient, replaces, version, obstacle, changes } = document;
  return (
    <li className={styles['row']}>
      <span className={styles['cut']}>
        <b>{patient.family}</b> {patient.given}{' '}
        <span className={styles['small']}>
          {bandTexts.years(ageInYears(patient.birthDate, new Date()))}
        </span>
      </span>
      <span
        className={
          obstacle === null ? styles['plain'] : classNames(styles['plain'], styles['spare'])
        }
      >
        {replaces === null ? todayTexts.firstProfile : todayTexts.replaces(version)}
      </span>
      <span className={classNames(styles['cut'], obstacle === null && styles['spare'])}>
        {obstacle === null ? (
          <span className={styles['small']}>
            {changes.map(({ title }) => title.toLowerCase()).join(', ')}
          </span>
        ) : (
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
      <span className={classNames(styles['small'], styles['spare'])}>
        {operationTexts[act.operation]}
      </span>
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

function Begin() {
  const { useDesk, useExchange } = useStores();
  const go = useDesk((state) => state.go);
  const take = useExchange((state) => state.take);
  return (
    <Ledger title={todayTexts.start} note={todayTexts.startNote}>
      <p className={styles['words']}>{todayTexts.startWords}</p>
      <Action
        isMain
        keys={shortcutTexts.exchange}
        onPress={() => {
          go('exchange');
          void chooseFiles().then((files) => take(files));
        }}
      >
        {todayTexts.import}
      </Action>
    </Ledger>
  );
}

/** Everything that is ready, signed with one gesture. */
function SignAll({ count }: { readonly count: number }) {
  const signAll = useSignAll();
  if (signAll === null || count < 2) return null;
  return (
    <div className={styles['signAll']}>
      <Action isMain keys={shortcutTexts.signAll} onPress={signAll}>
        {todayTexts.signAll(count)}
      </Action>
    </div>
  );
}

/** The first screen: what waits for a person, what is ready to sign, what travels, what has arrived. */
export function TodayScreen() {
  const { useQueue, useUnsigned, usePatients, useExchange } = useStores();
  const patients = usePatients((state) => state.patients) ?? [];
  const loadPatients = usePatients((state) => state.load);
  const loadExchange = useExchange((state) => state.load);
  useEffect(() => {
    void loadPatients();
    void loadExchange();
  }, [loadPatients, loadExchange]);
  const list = useQueue((state) => state.list);
  const failure = useQueue((state) => state.failure);
  const waiting = useUnsigned((state) => state.documents);
  const unreadable = useUnsigned((state) => state.unreadable);
  const unsignedFailure = useUnsigned((state) => state.failure);
  const looking = useUnsigned((state) => state.looking);
  const unsigned = waiting ?? [];
  const isKnown = list !== null && waiting !== null;
  const acts = list?.acts.toReversed() ?? [];
  const inStates = (...states: readonly SubmissionState[]): readonly ActView[] =>
    acts.filter((act) => states.includes(act.state));
  const toFix = inStates('refused', 'outcome-unknown', 'blocked');
  const travelling = inStates('sending', 'queued');
  const arrived = inStates('accepted', 'indexed');
  const [latest] = arrived;
  const ready = unsigned.filter((each) => each.obstacle === null).length;
  return (
    <ScreenFrame
      title={
        <h1>
          {looking !== null
            ? todayTexts.lookingAt(looking.done, looking.total)
            : isKnown
              ? todayTexts.headline(
                  toFix.length,
                  unsigned.length - ready + unreadable.length,
                  ready,
                  latest === undefined ? null : formatTime(lastMoment(latest)),
                )
              : todayTexts.looking}
        </h1>
      }
      tools={<span className={styles['date']}>{formatDay(new Date().toISOString())}</span>}
      label={todayTexts.journey}
      aside={
        <>
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
          <ListShare patients={patients} />
          <GoodToKnow />
        </>
      }
    >
      {failure !== null && <ErrorNote error={failure} />}
      {unsignedFailure !== null && <ErrorNote error={unsignedFailure} />}
      {toFix.length > 0 && (
        <Ledger title={todayTexts.toFix} count={toFix.length}>
          <div className={styles['causes']}>
            <SharedCauses acts={toFix} />
          </div>
          <LongList items={toFix} className={styles['calls']}>
            {(act) => <ToFix key={act.submissionId} act={act} />}
          </LongList>
        </Ledger>
      )}
      {unsigned.length + unreadable.length > 0 && (
        <Ledger
          title={todayTexts.toSign}
          count={unsigned.length + unreadable.length}
          note={todayTexts.toSignNote}
        >
          <Unreadable documents={unreadable} />
          <LongList items={unsigned}>
            {(document) => <ToSign key={document.documentId} document={document} />}
          </LongList>
          <SignAll count={ready} />
        </Ledger>
      )}
      <Drafts patients={patients} />
      {travelling.length > 0 && (
        <Ledger
          title={todayTexts.travelling}
          count={travelling.length}
          note={todayTexts.travellingNote}
        >
          <LongList items={travelling}>
            {(act) => <ActLine key={act.submissionId} act={act} />}
          </LongList>
        </Ledger>
      )}
      {patients.length === 0 && <Begin />}
      <Ledger title={todayTexts.arrived} count={arrived.length} note={todayTexts.arrivedNote}>
        {arrived.length === 0 ? (
          <p className={styles['small']}>{todayTexts.nothingArrived}</p>
        ) : (
          <LongList items={arrived}>
            {(act) => <ActLine key={act.submissionId} act={act} />}
          </LongList>
        )}
      </Ledger>
    </ScreenFrame>
  );
}
