import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { answeredOrLost } from '../../../electron/store/answeredOrLost.ts';
import { followHelper } from '../../../electron/process/helperLife.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';

/** A helper process that goes when the trial says so. */
function helper() {
  let exit: (code: number | null, signal: string | null) => void = () => undefined;
  const life = followHelper({
    pid: 1,
    post: () => undefined,
    onMessage: () => undefined,
    onExit: (listener) => {
      exit = listener;
    },
    kill: () => undefined,
  });
  return {
    life,
    exit: () => {
      exit(0, null);
    },
  };
}

const never = () => new Promise<Result<never>>(() => undefined);

it('holds nothing of a call that was answered, while the process lives on', async () => {
  const { life } = helper();
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const patients = { ok: true, value: { index } } as const;
      await answeredOrLost(life, () => Promise.resolve(patients));
      return new WeakRef(patients);
    }),
  );
  await new Promise(setImmediate);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  expect(answers.filter((each) => each.deref() !== undefined)).toEqual([]);
  expect(life.isGone()).toBe(false);
});

it('answers the loss of the process to every call under way, and to those after', async () => {
  const { life, exit } = helper();
  const waiting = [answeredOrLost(life, never), answeredOrLost(life, never)];
  exit();
  for (const answer of [...waiting, answeredOrLost(life, never)]) {
    expect(await answer).toMatchObject({ ok: false, error: { code: 'archive/process-lost' } });
  }
});

it('takes a rejection for the loss only where the process is gone', async () => {
  const { life, exit } = helper();
  const defect = new Error('defect');
  await expect(answeredOrLost(life, () => Promise.reject(defect))).rejects.toBe(defect);
  expect(await answeredOrLost(life, () => Promise.resolve(ok(1)))).toEqual(ok(1));
  exit();
  expect(await answeredOrLost(life, () => Promise.reject(defect))).toMatchObject({ ok: false });
});
