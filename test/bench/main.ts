import { Command } from 'commander';
import { cpus, platform, release } from 'node:os';
import { formatTable } from './formatTable.ts';
import type { BenchTable } from './measure.ts';

/** The tables of the project, by name; each is measured in this one process, one after the other. */
const tables: Readonly<Record<string, () => Promise<readonly BenchTable[]>>> = {
  journey: async () => (await import('./journeyBench.ts')).journeyTables(),
  pdf: async () => (await import('./pdfBench.ts')).pdfTables(),
  cda: async () => [await (await import('./cdaBench.ts')).cdaTable()],
  channel: async () => (await import('./channelBench.ts')).measureChannel(),
  conformance: async () => (await import('./conformanceBench.ts')).conformanceTables(),
  archive: async () => (await import('./outboxBench.ts')).archiveTables(),
  history: async () => (await import('./outboxBench.ts')).historyTables(),
  patients: async () => [await (await import('./patientsBench.ts')).patientsTable()],
  window: async () => [await (await import('./windowBench.ts')).windowTable()],
  search: async () => [await (await import('./searchBench.ts')).searchTable()],
  'card-watch': async () => [await (await import('./cardWatchBench.ts')).cardWatchTable()],
};

/** Tables that take too long to be measured unless they are asked for by name. */
const onRequest: typeof tables = {
  'window-history': async () => [
    await (await import('./windowHistoryBench.ts')).windowHistoryTable(),
  ],
  memory: async () => [await (await import('./memoryBench.ts')).memoryTable()],
  million: async () => (await import('./outboxBench.ts')).millionTables(),
};

interface BenchOptions {
  readonly json?: boolean;
  readonly only?: string;
}

const options = new Command('bench')
  .description('Measures; compare only ratios within one run')
  .option('--json', 'one line of JSON per table')
  .option('--only <name>', `one of: ${Object.keys({ ...tables, ...onRequest }).join(', ')}`)
  .parse()
  .opts<BenchOptions>();

const [cpu] = cpus();
const machine = `${platform()} ${release()}, ${String(cpus().length)} x ${cpu?.model ?? 'unknown'}, Node ${process.version}`;
console.log(options.json === true ? JSON.stringify({ machine }) : `${machine}\n`);

const measured = options.only === undefined ? tables : { ...tables, ...onRequest };
for (const [name, measureTables] of Object.entries(measured)) {
  if (options.only !== undefined && options.only !== name) continue;
  for (const table of await measureTables()) {
    console.log(options.json === true ? JSON.stringify(table) : formatTable(table));
  }
}
