import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';
import type { Finding } from '../../../shared/conformance/finding.ts';
import { judge, preparePack } from '../../../shared/conformance/judge.ts';
import type { Validate, ValidatorVerdict } from '../gatewayOptions.ts';
import { readCdaText } from './readCdaText.ts';

const kindOfLayer = {
  xsd: 'syntax',
  schematron: 'semantic',
  vocabulary: 'vocabulary',
  model: 'semantic',
} as const;

/** The texts of the stage that refused, errors before warnings as the real validator lists them (C-51). */
function verdictOf(findings: readonly Finding[]): ValidatorVerdict {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const texts = (list: readonly Finding[]) => list.map(({ rule, it }) => `[${rule} | ${it}]`);
  if (first === undefined) return { kind: 'ok', warnings: texts(warnings) };
  // A vocabulary failure drops the schematron's warnings.
  const told = first.layer === 'vocabulary' ? errors : [...errors, ...warnings];
  return { kind: kindOfLayer[first.layer], detail: texts(told).join(', ') };
}

/**
 * Schematron and vocabularies of the official pack as a validator for `startGateway`. The engine is the
 * application's, itself proven against the official verdicts; it throws when the pack is not usable.
 */
export async function createPackValidator(packDirectory: string): Promise<Validate> {
  const pack = await readOfficialPack(packDirectory);
  if (!pack.ok) throw new Error(pack.error.code);
  const prepared = preparePack(pack.value);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return (cda) =>
    Promise.resolve(verdictOf(judge(readCdaText(cda) ?? '', prepared.value).findings));
}
