import { errorText } from '../../shared/errors/appError.ts';
import { operations, type Operation } from '../../shared/fse/operation.ts';
import type { Ledger } from '../gateway/ledger/ledgerEntries.ts';
import type { DemoRun, DemoStep } from './runDemo.ts';

const titles: Readonly<Record<string, string>> = {
  init: 'Archivio cifrato',
  identity: 'Certificato Sogei',
  import: 'Documento acquisito',
  create: 'Pubblicazione',
  replace: 'Sostituzione',
  'update-metadata': 'Aggiornamento dei metadati',
  annul: 'Annullamento',
};

function isOperation(name: string): name is Operation {
  return operations.some((operation) => operation === name);
}

/** One step of the account for people. */
export function stepLines({ name, result, durationMs }: DemoStep): readonly string[] {
  const head = `\n${titles[name] ?? name} (${String(Math.round(durationMs))} ms)`;
  if (!result.ok) {
    const { happened, meaning, next } = errorText(result.error);
    return [head, ...[happened, meaning, next].map((line) => `  ${line}`)];
  }
  return [head, ...result.value.lines.map((line) => `  ${line}`)];
}

/** What the simulator holds, without the bytes. */
export function ledgerToJson(ledger: Ledger): Readonly<Record<string, unknown>> {
  return {
    documents: ledger.documents.map(({ pdf, ...facts }) => ({ ...facts, pdfBytes: pdf.length })),
    submissions: ledger.submissions,
    calls: ledger.calls,
  };
}

/** The run as one JSON object: the four operations, the card's signatures and the simulator's ledger. */
export function runToJson(run: DemoRun, ledger: Ledger): Readonly<Record<string, unknown>> {
  const failed = run.steps.find((step) => !step.result.ok);
  return {
    operations: run.steps
      .filter((step) => isOperation(step.name))
      .map(({ name, result }) => ({
        operation: name,
        ...(result.ok
          ? {
              outcome: result.value.json['outcome'],
              httpStatus: result.value.json['httpStatus'],
              cartId: result.value.json['cartId'],
              documentId: result.value.json['documentId'],
            }
          : { outcome: 'failed', error: result.error }),
      })),
    cardSignatures: { channel: run.signatures.access, document: run.signatures.signature },
    simulatorLedger: ledgerToJson(ledger),
    ...(failed === undefined || failed.result.ok
      ? {}
      : { failure: { step: failed.name, error: failed.result.error } }),
  };
}

/** Whether all four operations were carried out. */
export function isComplete(run: DemoRun): boolean {
  return operations.every((operation) =>
    run.steps.some(
      (step) => step.name === operation && step.result.ok && step.result.value.succeeded,
    ),
  );
}
