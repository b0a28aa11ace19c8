import { errorText } from '../../../shared/errors/appError.ts';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { Note } from '../../components/Note.tsx';
import { queueTexts } from '../../i18n/it/queueTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { sharedCauses } from './sharedCauses.ts';

/** Refusals of the same cause: told once, with one act for all of them where the documents are not what is wrong. */
export function SharedCauses({ acts }: { readonly acts: readonly ActView[] }) {
  const { useQueue, useDesk } = useStores();
  const resend = useQueue((state) => state.resend);
  const say = useDesk((state) => state.say);
  return sharedCauses(acts).map(({ error, acts: same, isResendable }) => (
    <Note key={error.code} kind="bad" title={queueTexts.sameCause(same.length)}>
      <p>{errorText(error).happened}</p>
      <p>{errorText(error).next}</p>
      {isResendable ? (
        <Action
          isSlim
          onPress={() => {
            void resend(same.map(({ submissionId }) => submissionId)).then((count) => {
              if (count > 0) say(queueTexts.resent(count));
            });
          }}
        >
          {queueTexts.resendAll(same.length)}
        </Action>
      ) : (
        <p>{queueTexts.correctEach}</p>
      )}
    </Note>
  ));
}
