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

/** Unknown codes grouped by dictionary, in the validator's own words (C-53, sixth sub-rule). */
function unknownCodes(findings: readonly Finding[]): string {
  const groups = new Map<string, string[]>();
  for (const { detail } of findings) {
    const [, system = '', code = ''] = /^codeSystem ([0-9.]+): (?:code )?(.*)$/.exec(detail) ?? [];
    groups.set(system, [...(groups.get(system) ?? []), code]);
  }
  const texts = [...groups].map(
    ([system, codes]) => `[CodeSystem: ${system} v1.0, Codes: ${codes.join(', ')}]`,
  );
  return `Almeno uno dei seguenti vocaboli non è censito: ${texts.join(', ')}`;
}

function vocabularyDetail(findings: readonly Finding[]): string {
  if (findings.some(({ rule }) => rule === 'vocabulary/version')) {
    return 'È stata trovata almeno una versione non gestita di un dizionario';
  }
  return unknownCodes(findings);
}

/** The texts of the stage that refused, errors before warnings as the real validator lists them (C-51). */
function verdictOf(findings: readonly Finding[]): ValidatorVerdict {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const texts = (list: readonly Finding[]) => list.map(({ detail }) => `[${detail}]`);
  if (first === undefined) return { kind: 'ok', warnings: texts(warnings) };
  const kind = kindOfLayer[first.layer];
  // A vocabulary failure drops the schematron's warnings.
  if (kind === 'vocabulary') return { kind, detail: vocabularyDetail(errors) };
  return { kind, detail: texts([...errors, ...warnings]).join(', ') };
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
