import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { readInputFile } from '../files.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** Judges a signed PDF, ours or another program's. */
export async function verify(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const { verdict, problems, cda, signatures } = await bench.pdf.verify(bytes.value);
  return ok({
    json: { verdict, problems: problems.map(errorToJson), hasCda: cda !== null, signatures },
    lines: [
      `Documento    ${verdict === 'valid' ? 'valido' : 'non valido'}`,
      ...signatures.map(
        (each) =>
          `Firma        ${each.signerName}, ${each.level}, ${each.valid ? 'valida' : 'non valida'}`,
      ),
      ...problems.map((problem) => `Problema     ${errorText(problem).happened}`),
    ],
    succeeded: verdict === 'valid',
  });
}
