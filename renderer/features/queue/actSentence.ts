import { errorText } from '../../../shared/errors/appError.ts';
import type { ActView, AttemptView } from '../../../shared/ipc/historyViews.ts';
import type { MarkName, Tone } from '../../components/Mark.tsx';
import { stateMeanings, stateTexts } from '../../i18n/it/actTexts.ts';
import { formatMoment } from '../../i18n/it/dates.ts';

/** The attempt that says most about an act: its last one. */
export function lastAttempt(act: ActView): AttemptView | null {
  return act.attempts.at(-1) ?? null;
}

/** When an act last got an answer, or was last tried. */
export function lastMoment(act: ActView): string {
  const last = lastAttempt(act);
  return last?.end?.endedAt ?? last?.startedAt ?? act.updatedAt;
}

/** Why an act is where it is, in one sentence. */
export function actSentence(act: ActView, now: Date): string {
  const at = formatMoment(lastMoment(act), now);
  const error = lastAttempt(act)?.end?.error ?? act.obstacle;
  switch (act.state) {
    case 'queued':
      if (act.waitsFor !== null) return stateMeanings.waitsForAnother;
      if (act.obstacle !== null) return errorText(act.obstacle).happened;
      return act.notBefore === null
        ? stateMeanings.queued
        : stateMeanings.waitsUntil(formatMoment(act.notBefore, now));
    case 'sending':
      return stateMeanings.sending;
    case 'accepted':
      if (act.operation === 'annul') return stateMeanings.annulled(at);
      if (act.operation === 'update-metadata') return stateMeanings.updated(at);
      return stateMeanings.accepted(at);
    case 'indexed':
      return stateMeanings.indexed(at);
    case 'refused':
      return error === null ? stateMeanings.refused : errorText(error).happened;
    case 'outcome-unknown':
      return stateMeanings.unknown(at);
    case 'blocked':
      return error === null ? stateMeanings.blocked : errorText(error).happened;
    case 'cancelled':
      return stateMeanings.cancelled;
  }
}

const done = ['ok', 'ok'] as const;
const ahead = ['wait', 'quiet'] as const;

/** The four stations of an act: signed, sent, taken in charge, visible. */
export function journeyMarks(act: ActView): readonly (readonly [MarkName, Tone])[] {
  switch (act.state) {
    case 'queued':
      return [done, ahead, ahead, ahead];
    case 'sending':
      return [done, ['send', 'move'], ahead, ahead];
    case 'accepted':
      return [done, done, done, ahead];
    case 'indexed':
      return [done, done, done, done];
    case 'refused':
      return [done, done, ['bad', 'bad'], ahead];
    case 'outcome-unknown':
      return [done, done, ['ask', 'warn'], ahead];
    case 'blocked':
      return [['todo', 'warn'], ahead, ahead, ahead];
    case 'cancelled':
      return [['none', 'idle'], ahead, ahead, ahead];
  }
}

/** One shape for where an act stands. */
export function stationMark(act: ActView): readonly [MarkName, Tone] {
  const { mark, tone } = stateTexts[act.state];
  return [mark, tone];
}
