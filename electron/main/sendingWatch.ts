import { eventSchemas, verbs, type ContractKey } from '../../shared/ipc/contract.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { Emit } from '../ipc/desk.ts';
import type { BoundContract } from '../ipc/bindContract.ts';
import { shellTexts } from './shellTexts.ts';

/** What is put before a person who does not look at the window. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** What the watch is made of. */
export interface SendingWatchParts {
  readonly contract: BoundContract;
  /** UTC ISO instant of the start: what ended before it is not told again. */
  readonly since: string;
  /** Whether somebody looks at the window: then nothing is told beside it. */
  readonly isSeen: () => boolean;
  readonly notify: (notice: Notice) => void;
  /** Told how many acts wait, each time it may have changed. */
  readonly onWaiting: (count: number) => void;
}

/** Keeps count of what waits to be sent, and tells what needs a person, once each. */
export interface SendingWatch {
  readonly hear: Emit;
  /** How many acts are signed and not settled; 0 while the archive is closed. */
  readonly waiting: () => number;
  /** Asks the queue now. */
  readonly refresh: () => Promise<void>;
}

const unsettled: readonly SubmissionState[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];

/** The states a person has to hear of. */
const noticeOf: Partial<Record<SubmissionState, Notice>> = {
  refused: shellTexts.refused,
  'outcome-unknown': shellTexts.unknown,
};

const queueList = 'queue.list' satisfies ContractKey;

/**
 * Watches the queue through the contract, as the window does. Notices are only for what needs a person: a refusal, an
 * unknown outcome, a stop, a PIN. They carry no name and no identifier: they may be shown on a locked screen.
 */
export function createSendingWatch(parts: SendingWatchParts): SendingWatch {
  const told = new Set<string>();
  let waiting = 0;
  let asking: Promise<void> | null = null;
  let isStale = false;

  function tell(what: string, notice: Notice): void {
    if (told.has(what)) return;
    told.add(what);
    if (!parts.isSeen()) parts.notify(notice);
  }

  async function ask(): Promise<void> {
    const answered = await parts.contract(queueList, { since: parts.since });
    if (!answered.ok) {
      waiting = 0;
      parts.onWaiting(waiting);
      return;
    }
    const { acts, pause, waiting: reason } = verbs[queueList].response.parse(answered.value);
    waiting = acts.filter(({ state }) => unsettled.includes(state)).length;
    for (const { submissionId, state } of acts) {
      const notice = noticeOf[state];
      if (notice !== undefined) tell(`${submissionId} ${state}`, notice);
    }
    const isStopped = waiting > 0 && pause?.cause === 'configuration';
    if (isStopped) tell('paused', shellTexts.paused);
    else told.delete('paused');
    if (waiting > 0 && reason !== null) tell('waiting', shellTexts.waitingForPerson);
    else told.delete('waiting');
    parts.onWaiting(waiting);
  }

  /** One question at a time; what changes meanwhile is asked about afterwards. */
  async function refresh(): Promise<void> {
    isStale = true;
    asking ??= (async () => {
      while (isStale) {
        isStale = false;
        await ask();
      }
      asking = null;
    })();
    await asking;
  }

  return {
    waiting: () => waiting,
    refresh,
    hear: (event, data) => {
      if (event === 'queue.changed') void refresh();
      if (event !== 'pin.requested') return;
      const { questionId } = eventSchemas['pin.requested'].parse(data);
      tell(`pin ${questionId}`, shellTexts.pinWanted);
    },
  };
}
