import { judge } from '../../../shared/conformance/judge.ts';
import { ok } from '../../../shared/errors/result.ts';
import { acquireDocument } from '../../domain/acquireDocument.ts';
import { importDraft, type ImportedDraft, type ImportItem } from '../../domain/importDraft.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { headerLines, headerToJson } from './documentSummary.ts';
import { verdictLines, verdictToJson } from './verdictSummary.ts';

/** More is told in JSON only. */
const SHOWN_ITEMS = 20;

function itemLines(title: string, items: readonly ImportItem[]): readonly string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, SHOWN_ITEMS).map(({ path, line, what }) => {
    return `  riga ${String(line)}  ${what}  ${path}`;
  });
  const more = items.length - shown.length;
  return [
    `${title} (${String(items.length)})`,
    ...shown,
    ...(more > 0 ? [`  e altri ${String(more)}`] : []),
  ];
}

function draftLines({ unmapped, dangling, gaps }: ImportedDraft): readonly string[] {
  return [
    ...itemLines('Contenuti non riconosciuti', unmapped),
    ...itemLines('Rimandi a testi assenti', dangling),
    ...(gaps.length === 0 ? [] : [`Dati mancanti: ${gaps.join('; ')}`]),
  ];
}

function draftToJson(imported: ImportedDraft): Readonly<Record<string, unknown>> {
  const { kind, mapped, unmapped, dangling, relabelled, gaps } = imported;
  return { kind, mapped, unmapped, dangling, relabelled, gaps };
}

/**
 * Takes a document over from another program and tells what of it was understood. The bytes of a CDA2 whose header
 * can be read are frozen in the archive exactly as received, also when the verdict is a refusal, which is told; what
 * is no document that could be published (a FHIR bundle, a draft, a broken header) is read and not stored.
 */
export async function importDocument(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const imported = await importDraft(bench.pdf, bytes.value, bench.randomness);
  if (!imported.ok) return imported;
  const report = draftToJson(imported.value);
  const lines = draftLines(imported.value);
  if (imported.value.kind === 'fhir' || imported.value.kind === 'json') {
    return ok({ json: { ...report, stored: false }, lines, succeeded: true });
  }
  const acquired = await acquireDocument(bench.pdf, bytes.value);
  if (!acquired.ok) {
    return acquired.error.code === 'cda/header-incomplete'
      ? ok({ json: { ...report, stored: false }, lines, succeeded: false })
      : acquired;
  }
  const pack = await bench.officialPack();
  if (!pack.ok) return pack;
  const { cda, text, header } = acquired.value;
  const verdict = judge(text, pack.value);
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const sealed = sealDocument(cda, header, bench.clock.now());
  const saved = await archive.value.saveDocument(sealed);
  if (!saved.ok) return saved;
  return ok({
    json: {
      ...headerToJson(header),
      cdaSha256: sealed.cdaSha256,
      stored: true,
      ...report,
      ...verdictToJson(verdict),
    },
    lines: [...headerLines(header), ...lines, ...verdictLines(verdict)],
    succeeded: verdict.verdict === 'accepted',
  });
}
