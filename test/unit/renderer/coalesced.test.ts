import { expect, it } from 'vitest';
import { coalesced } from '../../../renderer/stores/coalesced.ts';

/** A question whose answers come when the trial says so. */
function asked() {
  const answers: (() => void)[] = [];
  const ask = coalesced(
    () =>
      new Promise((resolve) => {
        answers.push(resolve);
      }),
  );
  return { ask, answers, answer: (index: number) => answers[index]?.() };
}

it('asks once for the first of a burst and once more for all that came meanwhile', async () => {
  const { ask, answers, answer } = asked();
  const waiting = [ask(), ask(), ask()];
  expect(answers).toHaveLength(1);
  answer(0);
  await waiting[0];
  await Promise.resolve();
  expect(answers).toHaveLength(2);
  answer(1);
  await Promise.all(waiting);
  const later = ask();
  expect(answers).toHaveLength(3);
  answer(2);
  await later;
});

it('lets nobody wait for what was asked for after him', async () => {
  const { ask, answers, answer } = asked();
  const first = ask();
  const second = ask();
  answer(0);
  await first;
  const third = ask();
  answer(1);
  await second;
  await Promise.resolve();
  expect(answers).toHaveLength(3);
  answer(2);
  await third;
});
