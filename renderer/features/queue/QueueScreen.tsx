import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { LongList } from '../../components/LongList.tsx';
import { Status } from '../../components/Mark.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { ManyMarks } from '../../components/ManyMarks.tsx';
import { ScreenFrame } from '../../components/ScreenFrame.tsx';
import { Journey, Thread } from '../../components/Thread.tsx';
import { stateTexts } from '../../i18n/it/actTexts.ts';
import { formatMoment, formatTime } from '../../i18n/it/dates.ts';
import { cardSentence } from '../../i18n/it/frameTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { queueTexts } from '../../i18n/it/queueTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useCorrect } from '../editor/useCorrect.ts';
import { useShowInHistory } from '../history/useShowInHistory.ts';
import { ActRow } from './ActRow.tsx';
import { lastAttempt, lastMoment, stationMark } from './actSentence.ts';
import { sendingRun } from './sendingRun.ts';
import { SharedCauses } from './SharedCauses.tsx';
import styles from './queue.module.css';

type QueueList = ContractResponse['queue.list'];

const unsettledStates: readonly SubmissionState[] = [
  'queued',
  'sending',
  'outcome-unknown',
  'blocked',
];

/** Exceptions first, normal traffic last. */
const groups = [
  { title: queueTexts.groups.refused, states: ['refused'] },
  { title: queueTexts.groups.unknown, states: ['outcome-unknown'] },
  { title: queueTexts.groups.blocked, states: ['blocked'] },
  { title: queueTexts.groups.sending, states: ['sending'] },
  { title: queueTexts.groups.queued, states: ['queued'] },
  { title: queueTexts.groups.accepted, states: ['accepted', 'indexed'] },
  { title: queueTexts.groups.cancelled, states: ['cancelled'] },
] as const satisfies readonly {
  readonly title: string;
  readonly states: readonly SubmissionState[];
}[];

type Group = (typeof groups)[number];

function headline({ acts, pause, waiting }: QueueList): string {
  const { headline: said } = queueTexts;
  const count = (...states: readonly SubmissionState[]): number =>
    acts.filter((act) => states.includes(act.state)).length;
  if (count('sending') > 0) {
    const run = sendingRun(acts);
    return said.sending((run?.done ?? 0) + 1, run?.acts.length ?? 1);
  }
  if (pause !== null) return said.paused;
  if (waiting !== null && count('queued') > 0) return said.waiting(count('queued'));
  const toFix = count('refused', 'outcome-unknown', 'blocked');
  if (toFix > 0) return said.toFix(toFix);
  if (count('queued') > 0) return said.queued(count('queued'));
  return acts.length === 0 ? said.never : said.empty;
}

function RowAction({ act }: { readonly act: ActView }) {
  const { useQueue } = useStores();
  const verify = useQueue((state) => state.verify);
  const cancel = useQueue((state) => state.cancel);
  const show = useShowInHistory();
  const correct = useCorrect();
  if (act.state === 'outcome-unknown') {
    return (
      <Action isSlim onPress={() => void verify(act.submissionId)}>
        {queueTexts.verifyNow}
      </Action>
    );
  }
  if (act.state === 'queued' || act.state === 'blocked') {
    return (
      <Action isSlim onPress={() => void cancel(act.submissionId)}>
        {queueTexts.withdraw}
      </Action>
    );
  }
  const seeIt = (
    <Action
      isSlim
      onPress={() => {
        show(act);
      }}
    >
      {queueTexts.see}
    </Action>
  );
  const isCorrectable =
    act.state === 'refused' && (act.operation === 'create' || act.operation === 'replace');
  if (!isCorrectable) return seeIt;
  return (
    <>
      <Action
        isSlim
        onPress={() => {
          correct(act.documentId);
        }}
      >
        {queueTexts.correct}
      </Action>
      {seeIt}
    </>
  );
}

function Needs({ list }: { readonly list: QueueList }) {
  const { useDesk } = useStores();
  const presence = useDesk((state) => state.presence);
  const card = cardSentence(presence);
  const answers = list.acts.filter((act) => lastAttempt(act)?.end?.exchange === 'answered');
  const lastAnswer = answers.map(lastMoment).sort().at(-1);
  const { pause } = list;
  return (
    <Thread
      label={queueTexts.needs}
      stations={[
        {
          key: 'card',
          mark: card.tone === 'ok' ? 'ok' : 'todo',
          tone: card.tone === 'ok' ? 'ok' : 'warn',
          label: queueTexts.needCard,
          detail: card.text,
        },
        {
          key: 'release',
          mark: pause === null ? 'ok' : 'none',
          tone: pause === null ? 'ok' : 'warn',
          label: queueTexts.needRelease,
          detail:
            pause === null
              ? queueTexts.released
              : queueTexts.pausedSince(formatMoment(pause.since, new Date())),
        },
        {
          key: 'answer',
          mark: lastAnswer === undefined ? 'wait' : 'ok',
          tone: lastAnswer === undefined ? 'idle' : 'ok',
          label: queueTexts.needAnswer,
          detail:
            lastAnswer === undefined
              ? queueTexts.noAnswerYet
              : queueTexts.answerAt(formatTime(lastAnswer)),
        },
      ]}
    />
  );
}

function QueueActions({ list }: { readonly list: QueueList }) {
  const { useQueue } = useStores();
  const pause = useQueue((state) => state.pause);
  const resume = useQueue((state) => state.resume);
  const mayStart =
    list.pause !== null ||
    list.waiting !== null ||
    list.acts.some(({ state, notBefore }) => state === 'queued' && notBefore !== null);
  const hasWaiting = list.acts.some((act) => act.state === 'queued' || act.state === 'blocked');
  return (
    <>
      {mayStart && (
        <Action isMain={hasWaiting} onPress={() => void resume()}>
          {list.pause === null ? queueTexts.sendNow : queueTexts.resume}
        </Action>
      )}
      {list.pause === null && (
        <Action keys={shortcutTexts.pause} onPress={() => void pause()}>
          {queueTexts.pause}
        </Action>
      )}
    </>
  );
}

/** Whether the network or the service is what keeps the queue; told where something waits. */
function ConnectionNote({ list }: { readonly list: QueueList }) {
  const { connection, acts } = list;
  const waiting = acts.filter(({ state }) => unsettledStates.includes(state)).length;
  if (connection.kind === 'fine' || waiting === 0) return null;
  const time = formatMoment(connection.since, new Date());
  return connection.kind === 'offline' ? (
    <Note kind="warn" title={queueTexts.offline(time, waiting)} />
  ) : (
    <Note kind="warn" title={queueTexts.outage(time)}>
      <p>{queueTexts.outageWords}</p>
    </Note>
  );
}

/** The acts leaving one after the other: a shape for each, and how long the rest should take. */
function RunThread({ list }: { readonly list: QueueList }) {
  const run = sendingRun(list.acts);
  if (run === null) return null;
  const { acts, done, remainingSeconds } = run;
  return (
    <div className={styles['run']}>
      <ManyMarks said={queueTexts.run(done, acts.length)} marks={acts.map(stationMark)} />
      {remainingSeconds !== null && (
        <span className={styles['small']}>{queueTexts.remaining(remainingSeconds)}</span>
      )}
    </div>
  );
}

/** What the queue needs to go on, and what its marks and its waiting mean. */
function QueueAside({ list }: { readonly list: QueueList }) {
  return (
    <>
      <h2 data-minor>{queueTexts.needs}</h2>
      <Needs list={list} />
      <h2 data-minor>{queueTexts.fourStops}</h2>
      <Journey
        said={queueTexts.fourStopsWords}
        marks={[
          ['ok', 'ok'],
          ['ok', 'ok'],
          ['ok', 'ok'],
          ['ok', 'ok'],
        ]}
      />
      <p className={styles['small']}>{queueTexts.fourStopsWords}</p>
      <h2 data-minor>{queueTexts.ifClosed}</h2>
      <p className={styles['small']}>{queueTexts.ifClosedWords}</p>
    </>
  );
}

/** The acts of one state. */
function ActGroup({ group, list }: { readonly group: Group; readonly list: QueueList }) {
  const { title, states } = group;
  const [sample] = states;
  const acts = list.acts.filter((act) => states.some((each) => each === act.state));
  if (acts.length === 0) return null;
  const { mark, tone } = stateTexts[sample];
  // What waits is told in the order it leaves, what is over from the last one back.
  const inOrder = sample === 'queued' ? acts : acts.toReversed();
  return (
    <Ledger
      title={
        <Status mark={mark} tone={tone}>
          {title}
        </Status>
      }
      count={acts.length}
    >
      {sample === 'refused' && <SharedCauses acts={acts} />}
      <LongList items={inOrder}>
        {(act) => (
          <ActRow
            key={act.submissionId}
            act={act}
            isHeld={act.state === 'queued' && list.waiting !== null}
          >
            <RowAction act={act} />
          </ActRow>
        )}
      </LongList>
    </Ledger>
  );
}

/** The queue: five plain states, why each act waits, and what to do. */
export function QueueScreen() {
  const { useQueue } = useStores();
  const list = useQueue((state) => state.list);
  const failure = useQueue((state) => state.failure);
  if (list === null) return failure === null ? null : <ErrorNote error={failure} />;
  return (
    <ScreenFrame
      title={<h1>{headline(list)}</h1>}
      tools={<QueueActions list={list} />}
      label={queueTexts.list}
      aside={<QueueAside list={list} />}
    >
      <RunThread list={list} />
      {failure !== null && <ErrorNote error={failure} />}
      <ConnectionNote list={list} />
      {list.waiting !== null && <ErrorNote error={list.waiting} kind="warn" isAlert={false} />}
      {list.acts.length === 0 && <p className={styles['none']}>{queueTexts.emptyWords}</p>}
      {groups.map((group) => (
        <ActGroup key={group.title} group={group} list={list} />
      ))}
    </ScreenFrame>
  );
}
