import { describe, expect, it, vi } from 'vitest';
import { createSendingWatch } from '../../../electron/main/sendingWatch.ts';
import { shellTexts } from '../../../electron/main/shellTexts.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

const since = '2026-11-27T10:00:00.000Z';

function act(submissionId: string, state: SubmissionState) {
  return {
    submissionId,
    operation: 'create',
    documentId: 'd',
    targetId: null,
    state,
    createdAt: since,
    updatedAt: since,
    patient: { codiceFiscale: 'RSSMRA80A01H501U', family: 'Rossi', given: 'Maria' },
    attempts: [],
    recalled: [],
    notBefore: null,
    waitsFor: null,
    reason: null,
    obstacle: null,
  };
}

function watched(isSeen = false) {
  let queue: {
    acts: ReturnType<typeof act>[];
    pause: unknown;
    waiting: AppError | null;
    connection: { kind: 'fine' };
  } = { acts: [], pause: null, waiting: null, connection: { kind: 'fine' } };
  let isOpen = true;
  const notify = vi.fn();
  const onWaiting = vi.fn();
  const contract = vi.fn(() =>
    Promise.resolve(isOpen ? ok(queue) : fail(appError('workspace/archive-not-created', {}))),
  );
  const watch = createSendingWatch({ contract, since, isSeen: () => isSeen, notify, onWaiting });
  const show = async (next: Partial<typeof queue>): Promise<void> => {
    queue = { ...queue, ...next };
    await watch.refresh();
  };
  const close = async (): Promise<void> => {
    isOpen = false;
    await watch.refresh();
  };
  return { watch, notify, onWaiting, contract, show, close };
}

describe('the watch over the sending', () => {
  it('counts what is signed and not settled', async () => {
    const { watch, show, onWaiting, close } = watched();
    await show({
      acts: [act('1', 'queued'), act('2', 'sending'), act('3', 'accepted'), act('4', 'blocked')],
    });
    expect(watch.waiting()).toBe(3);
    expect(onWaiting).toHaveBeenLastCalledWith(3);
    await close();
    expect(watch.waiting()).toBe(0);
  });

  it('tells a refusal and an unknown outcome, once each, naming nobody', async () => {
    const { show, notify } = watched();
    await show({ acts: [act('1', 'refused'), act('2', 'outcome-unknown')] });
    await show({});
    expect(notify.mock.calls).toEqual([[shellTexts.refused], [shellTexts.unknown]]);
    expect(JSON.stringify(notify.mock.calls)).not.toMatch(/Rossi|RSSMRA/);
  });

  it('tells nothing of what goes well, nor while somebody looks', async () => {
    const quiet = watched();
    await quiet.show({ acts: [act('1', 'queued'), act('2', 'accepted')] });
    expect(quiet.notify).not.toHaveBeenCalled();
    const seen = watched(true);
    await seen.show({ acts: [act('1', 'refused')] });
    expect(seen.notify).not.toHaveBeenCalled();
  });

  it('tells a stop and a wait for a person again after they have ended', async () => {
    const { show, notify } = watched();
    const acts = [act('1', 'queued')];
    const pause = { cause: 'configuration', since, error: null };
    const waiting = appError('internal/unexpected', { correlationId: 'c' });
    await show({ acts, pause });
    await show({ acts, pause: null });
    await show({ acts, pause });
    expect(notify.mock.calls).toEqual([[shellTexts.paused], [shellTexts.paused]]);
    await show({ acts, pause: null, waiting });
    expect(notify).toHaveBeenLastCalledWith(shellTexts.waitingForPerson);
  });

  it('does not tell a pause the person made', async () => {
    const { show, notify } = watched();
    await show({ acts: [act('1', 'queued')], pause: { cause: 'person', since, error: null } });
    expect(notify).not.toHaveBeenCalled();
  });

  it('asks again for what changes while it asks, not once for each event', async () => {
    const { watch, contract } = watched();
    for (let count = 0; count < 50; count += 1) {
      watch.hear('queue.changed', { status: 'sending' });
    }
    await watch.refresh();
    expect(contract.mock.calls.length).toBeLessThanOrEqual(3);
  });
});
