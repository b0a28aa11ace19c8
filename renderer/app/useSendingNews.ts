import { useEffect, useRef } from 'react';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import { stateTexts } from '../i18n/it/actTexts.ts';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { useStores } from '../stores/stores.tsx';

/** States that end a sending or ask for a person; `indexed` only confirms what `accepted` has said. */
const told: readonly SubmissionState[] = ['accepted', 'refused', 'outcome-unknown', 'blocked'];

/** Says once, in the status bar, what became of each act that was on its way; what was so at the start is not news. */
export function useSendingNews(): void {
  const { useDesk, useQueue } = useStores();
  const acts = useQueue((state) => state.list?.acts ?? null);
  const say = useDesk((state) => state.say);
  const known = useRef<ReadonlyMap<string, SubmissionState> | null>(null);
  useEffect(() => {
    if (acts === null) return;
    const before = known.current;
    known.current = new Map(acts.map(({ submissionId, state }) => [submissionId, state]));
    if (before === null) return;
    const news = acts.filter(
      ({ submissionId, state }) => told.includes(state) && before.get(submissionId) !== state,
    );
    if (news.length === 0) return;
    say(
      news
        .map(({ patient, state }) =>
          frameTexts.became(stateTexts[state].word, `${patient.family} ${patient.given}`),
        )
        .join(' '),
    );
  }, [acts, say]);
}
