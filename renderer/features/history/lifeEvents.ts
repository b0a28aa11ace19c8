import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type {
  ActView,
  AttemptView,
  DocumentLifeView,
  RecalledAnswerView,
} from '../../../shared/ipc/historyViews.ts';
import type { MarkName, Tone } from '../../components/Mark.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';

/** One event in the life of a document; those of an attempt can be opened. */
export interface LifeEvent {
  readonly key: string;
  readonly at: string;
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly label: string;
  readonly detail: string | null;
  readonly cartId: string | null;
  readonly attempt: { readonly act: ActView; readonly attempt: AttemptView } | null;
}

function plain(key: string, at: string, label: string, detail: string | null): LifeEvent {
  return { key, at, mark: 'ok', tone: 'ok', label, detail, cartId: null, attempt: null };
}

function attemptEvent(act: ActView, attempt: AttemptView): LifeEvent {
  const { end, number } = attempt;
  const state: SubmissionState = end?.state ?? 'sending';
  const { mark, tone } = stateTexts[state];
  return {
    key: `${act.submissionId}-${String(number)}`,
    at: end?.endedAt ?? attempt.startedAt,
    mark,
    tone,
    label: historyTexts.attempt(number, historyTexts.outcomes[state]),
    detail:
      end === null
        ? null
        : end.httpStatus === null
          ? historyTexts.neverArrived
          : historyTexts.http(end.httpStatus),
    cartId: end?.cartId ?? null,
    attempt: { act, attempt },
  };
}

function recalledEvent(submissionId: string, answer: RecalledAnswerView): LifeEvent {
  const { at, state, cartId } = answer;
  const { mark, tone } = stateTexts[state];
  const label = historyTexts.recalledAnswer(historyTexts.outcomes[state]);
  const detail = historyTexts.recalledWords;
  return { key: `${submissionId} ${at}`, at, mark, tone, label, detail, cartId, attempt: null };
}

/** The life of a document as a line of events, oldest first. */
export function lifeEvents(life: DocumentLifeView): readonly LifeEvent[] {
  const { sealedAt, signedAt, acts } = life;
  const ofActs = acts.flatMap((act) => {
    // The act of a later version on this one is told by its own document.
    const queued = plain(
      act.submissionId,
      act.createdAt,
      historyTexts.queued,
      act.reason === null
        ? operationTexts[act.operation]
        : `${operationTexts[act.operation]}. ${historyTexts.reason(act.reason)}`,
    );
    return [
      queued,
      ...act.recalled.map((answer) => recalledEvent(act.submissionId, answer)),
      ...act.attempts.map((attempt) => attemptEvent(act, attempt)),
    ];
  });
  return [
    plain('sealed', sealedAt, historyTexts.sealed, null),
    ...(signedAt === null ? [] : [plain('signed', signedAt, historyTexts.signed, null)]),
    ...ofActs,
  ];
}
