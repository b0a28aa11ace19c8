import { useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import { Action } from '../../components/Action.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';

const texts = settingsTexts.about;

const unsettled: readonly SubmissionState[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];

/** What speaks against leaving this very moment, as far as the window knows; the trusted side looks again. */
function useNotNow(): string | null {
  const { useQueue, useSigning, useBatch } = useStores();
  const waiting = useQueue(
    (state) => state.list?.acts.filter((act) => unsettled.includes(act.state)).length ?? 0,
  );
  const isSigning = useSigning((state) => state.document !== null || state.questions.length > 0);
  const isBatch = useBatch((state) => state.documents !== null);
  if (waiting > 0) return texts.notNow.queue(waiting);
  return isSigning || isBatch ? texts.notNow.signing : null;
}

/** Installs the version that waits for who always closes in surgery hours; says why where it cannot be now. */
export function InstallNow() {
  const { useStanding, useEditor } = useStores();
  const install = useStanding((state) => state.installUpdate);
  const flush = useEditor((state) => state.flush);
  const notNow = useNotNow();
  const [isUnsaved, setUnsaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  async function leave(): Promise<void> {
    setLeaving(true);
    const isSafe = await flush();
    const refusal = isSafe ? await install() : null;
    setUnsaved(!isSafe);
    setFailure(refusal);
    if (!isSafe || refusal !== null) setLeaving(false);
  }
  const said = notNow ?? (isUnsaved ? texts.notNow.unsaved : null);
  return (
    <>
      <Action
        notNow={notNow}
        onPress={() => {
          if (!isLeaving) void leave();
        }}
      >
        {isLeaving ? texts.installing : texts.installNow}
      </Action>
      <p role="status">{said}</p>
      {failure !== null && notNow === null && <ErrorNote error={failure} />}
    </>
  );
}
