import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checklist, type Proof } from './checklist.ts';

/*
 * npm run security             runs the tests behind the checklist and prints each item with its tests
 * npm run security -- --list   prints the checklist only
 */

const root = join(import.meta.dirname, '..', '..');

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});
type Report = z.infer<typeof reportSchema>;

/** A title with `%s` stands for all the cases made from it. */
function matches(title: string, wanted: string): boolean {
  const pattern = wanted
    .split(/%[a-z]/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^${pattern}`, 's').test(title);
}

function runTests(): Report {
  const files = [...new Set(checklist.flatMap(({ proofs }) => proofs.map(({ file }) => file)))];
  const folder = mkdtempSync(join(tmpdir(), 'sintesi-security-'));
  const output = join(folder, 'report.json');
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=json',
      `--outputFile=${output}`,
      ...files,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const report = reportSchema.parse(JSON.parse(readFileSync(output, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
  return report;
}

function stateOf(proof: Proof, report: Report): string {
  const file = report.testResults.find(({ name }) => name.endsWith(proof.file));
  const cases = (file?.assertionResults ?? []).filter(({ title }) => matches(title, proof.title));
  if (cases.length === 0) return 'ABSENT';
  if (cases.some(({ status }) => status === 'failed')) return 'FAILED';
  const passed = cases.filter(({ status }) => status === 'passed').length;
  return passed === 0 ? 'skipped' : `passed ${String(passed)}`;
}

const report = process.argv.includes('--list') ? null : runTests();
let bad = 0;
for (const { item, promise, proofs } of checklist) {
  console.log(`${item}: ${promise}`);
  for (const proof of proofs) {
    const state = report === null ? '' : stateOf(proof, report);
    if (state === 'ABSENT' || state === 'FAILED') bad += 1;
    console.log(`  ${state.padEnd(12)}${proof.file} > ${proof.title}`);
  }
}
console.log(`${String(checklist.length)} items, ${String(bad)} tests absent or failed`);

if (report !== null) {
  const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const counts = /"vulnerabilities":\s*\{\s*"info"[^}]*\}/.exec(audit.stdout)?.[0];
  console.log(
    counts === undefined
      ? 'npm audit: the registry did not answer; known weaknesses were not looked up'
      : `npm audit of what is shipped: ${counts.replace(/\s+/g, ' ')}`,
  );
}
process.exitCode = bad === 0 ? 0 : 1;
