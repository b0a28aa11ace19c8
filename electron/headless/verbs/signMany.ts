import { basename, extname, join } from 'node:path';
import { errorText, type AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { acquireDocumentOrDraft } from '../../domain/acquireDraft.ts';
import type { SealedDocument } from '../../domain/ports/archive.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { signBatch, type BatchResult } from '../../domain/signBatch.ts';
import { evidencePorts } from '../evidencePorts.ts';
import { readInputFile, requireFree, writeOutputFile } from '../files.ts';
import { signingOptions } from '../signingOptions.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** What is to be signed, and where the signed documents go. */
export interface BatchRequest {
  readonly files: readonly string[];
  readonly folder: string;
  readonly certificate: string | null;
  /** Stops before the next signature. */
  readonly signal?: AbortSignal;
}

/** What became of one file. */
interface FileOutcome {
  readonly file: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly line: string;
  readonly signed: boolean;
}

function failedFile(file: string, error: AppError): FileOutcome {
  return {
    file,
    json: { file, error: errorToJson(error) },
    line: `Non firmato  ${file}: ${errorText(error).happened}`,
    signed: false,
  };
}

async function sealedFile(
  bench: Workbench,
  file: string,
  out: string,
): Promise<Result<SealedDocument>> {
  const free = await requireFree(out);
  if (!free.ok) return free;
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocumentOrDraft(bench.pdf, bytes.value, bench.randomness);
  if (!acquired.ok) return acquired;
  return ok(sealDocument(acquired.value.cda, acquired.value.header, bench.clock.now()));
}

/** The signed file's name: that of the document, numbered where two documents have the same. */
function outputNames(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const stem = basename(file, extname(file));
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return count === 1 ? `${stem}.pdf` : `${stem}-${String(count)}.pdf`;
  });
}

async function keptOutcome(
  file: string,
  out: string,
  { documentId, outcome }: BatchResult,
): Promise<FileOutcome> {
  if (outcome.kind === 'failed') return failedFile(file, outcome.error);
  if (outcome.kind === 'not-signed') {
    const why = outcome.because === 'card' ? 'la carta si è fermata prima' : 'interrotto';
    const json = { file, documentId, notSigned: outcome.because };
    return { file, json, line: `Non firmato  ${file}: ${why}`, signed: false };
  }
  const { pdf, sha256, level, signedAt } = outcome.document;
  const written = await writeOutputFile(out, pdf);
  if (!written.ok) return failedFile(file, written.error);
  const json = { file, documentId, out, bytes: pdf.length, sha256, level, signedAt };
  return { file, json, line: `Firmato      ${out}, livello PAdES ${level}`, signed: true };
}

/** A file that could be read, with its place among those given. */
interface SealedFile {
  readonly index: number;
  readonly file: string;
  readonly out: string;
  readonly document: SealedDocument;
}

/** Outcomes in the order of the files given, whenever each becomes known. */
type Outcomes = Map<number, Promise<FileOutcome>>;

/** The documents that could be read; the others have their outcome. */
async function sealAll(
  bench: Workbench,
  { files, folder }: BatchRequest,
  outcomes: Outcomes,
): Promise<readonly SealedFile[]> {
  const sealed: SealedFile[] = [];
  const names = outputNames(files);
  for (const [index, file] of files.entries()) {
    const out = join(folder, names[index] ?? '');
    const document = await sealedFile(bench, file, out);
    if (document.ok) sealed.push({ index, file, out, document: document.value });
    else outcomes.set(index, Promise.resolve(failedFile(file, document.error)));
  }
  return sealed;
}

function inOrder(outcomes: Outcomes): Promise<readonly FileOutcome[]> {
  const sorted = [...outcomes].toSorted(([one], [other]) => one - other);
  return Promise.all(sorted.map(([, outcome]) => outcome));
}

function batchResult(outcomes: readonly FileOutcome[], stoppedBy: AppError | null): VerbResult {
  const signed = outcomes.filter((each) => each.signed).length;
  return ok({
    json: {
      signed,
      total: outcomes.length,
      stoppedBy: stoppedBy === null ? null : errorToJson(stoppedBy),
      documents: outcomes.map(({ json }) => json),
    },
    lines: [
      ...outcomes.map(({ line }) => line),
      `Firmati ${String(signed)} documenti su ${String(outcomes.length)}.`,
      ...(stoppedBy === null ? [] : [errorText(stoppedBy).happened]),
    ],
    succeeded: signed === outcomes.length,
  });
}

/**
 * Signs many documents with one PIN: the next ones are laid out on a thread of their own while the card signs, and each
 * signed PDF is in the folder as soon as it is complete. A file that cannot be read or signed does not stop the others;
 * an error of the card does, and nothing is tried twice.
 */
export async function signMany(bench: Workbench, request: BatchRequest): Promise<VerbResult> {
  const { certificate, signal } = request;
  const card = await bench.card();
  if (!card.ok) return card;
  const options = await signingOptions(bench, certificate);
  if (!options.ok) return options;
  const evidence = await evidencePorts(bench);
  if (!evidence.ok) return evidence;
  const outcomes: Outcomes = new Map();
  const sealed = await sealAll(bench, request, outcomes);
  const ports = {
    card: card.value,
    pins: bench.pins,
    pdf: bench.paperThread(),
    clock: bench.clock,
    ...evidence.value,
  };
  const report = await signBatch(
    ports,
    sealed.map(({ document }) => document),
    options.value,
    {
      ...(signal === undefined ? {} : { signal }),
      onResult: (result, { done }) => {
        const source = sealed[done - 1];
        if (source === undefined) return;
        outcomes.set(source.index, keptOutcome(source.file, source.out, result));
      },
    },
  );
  if (!report.ok) return report;
  return batchResult(await inOrder(outcomes), report.value.stoppedBy);
}
