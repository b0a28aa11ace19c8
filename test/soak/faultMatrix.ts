import { parseArgs } from 'node:util';
import { allCases, type FaultCase } from './outbox/faultCases.ts';
import { makeOutboxRig } from './outbox/outboxRig.ts';
import { playCase, type CaseVerdict } from './outbox/playCase.ts';

const help = `usage: npm run fault-matrix -- [--every N] [--only TEXT] [--json]
Every fault point x operation x disturbance of the program, with real processes against the simulator.
--every N plays each Nth case; --only TEXT plays those whose description contains it.`;

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function nameOf({ point, operation, disturbance }: FaultCase): string {
  return `${point} | ${operation} | ${disturbance}`;
}

function isClean({ problems, losses, duplicates }: CaseVerdict): boolean {
  return problems.length === 0 && losses === 0 && duplicates === 0;
}

async function main(): Promise<number> {
  const cases = allCases()
    .filter((each) => nameOf(each).includes(values.only))
    .filter((_, index) => index % Number(values.every) === 0);
  const rig = await makeOutboxRig();
  const verdicts: CaseVerdict[] = [];
  const started = performance.now();
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  // A long run that is ended still tells what it has seen: the case in hand is finished first.
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    for (const [index, each] of cases.entries()) {
      if (ending.signal.aborted) break;
      if (index % 20 === 0) console.error(`${String(index)} of ${String(cases.length)}`);
      const verdict = await playCase(rig, each, index + 1);
      verdicts.push(verdict);
      if (!isClean(verdict)) console.error(nameOf(each), JSON.stringify(verdict));
    }
  } finally {
    rig.close();
  }
  const sum = (of: (verdict: CaseVerdict) => number): number =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  const figures = {
    planned: cases.length,
    cases: verdicts.length,
    clean: verdicts.filter(isClean).length,
    losses: sum((verdict) => verdict.losses),
    duplicates: sum((verdict) => verdict.duplicates),
    attempts: sum((verdict) => verdict.attempts),
    seconds: Math.round((performance.now() - started) / 1000),
  };
  console.log(values.json ? JSON.stringify(figures) : figures);
  return figures.clean === figures.planned ? 0 : 1;
}

if (values.help) console.log(help);
else process.exitCode = await main();
