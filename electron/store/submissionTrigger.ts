import { submissionStates, submissionTransitions } from '../../shared/fse/submissionState.ts';

/** What the trigger says when it refuses; the repository recognises it by this text. */
export const transitionRefused = 'submission transition refused';

/** Names of the triggers that guard the state of a submission. */
export const submissionTriggerNames = ['submission_transition', 'submission_birth'] as const;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The SQL of the triggers by name, generated from the one table of transitions so that the two cannot differ. */
export function submissionTriggers(): ReadonlyMap<string, string> {
  const allowed = submissionStates.flatMap((from) =>
    submissionTransitions[from].map((to) => `(${quoted(from)}, ${quoted(to)})`),
  );
  const [transition, birth] = submissionTriggerNames;
  return new Map([
    [
      transition,
      `CREATE TRIGGER ${transition} BEFORE UPDATE OF state ON submissions
WHEN (OLD.state, NEW.state) NOT IN (VALUES ${allowed.join(', ')})
BEGIN SELECT RAISE(ABORT, '${transitionRefused}'); END`,
    ],
    [
      birth,
      `CREATE TRIGGER ${birth} BEFORE INSERT ON submissions
WHEN NEW.state <> 'queued'
BEGIN SELECT RAISE(ABORT, '${transitionRefused}'); END`,
    ],
  ]);
}
