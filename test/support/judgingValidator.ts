import { judge, preparePack } from '../../shared/conformance/judge.ts';
import type { Finding } from '../../shared/conformance/finding.ts';
import { readOfficialPack } from '../../electron/terminology/officialPack.ts';
import type { Validate } from '../gateway/gatewayOptions.ts';

const kinds = { xsd: 'syntax', schematron: 'semantic', vocabulary: 'vocabulary' } as const;

function texts(findings: readonly Finding[]): string {
  return findings.map((finding) => `[${finding.rule}| ${finding.detail}]`).join(',');
}

/** The simulator's validator over the official pack: layer by layer as gateway-checks.md §10 has it. */
export async function judgingValidator(packDirectory: string): Promise<Validate> {
  const pack = await readOfficialPack(packDirectory);
  if (!pack.ok) throw new Error(pack.error.code);
  const prepared = preparePack(pack.value);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return (cda) => {
    const { findings } = judge(cda.toString('utf8'), prepared.value);
    for (const layer of ['xsd', 'schematron', 'vocabulary'] as const) {
      const errors = findings.filter((each) => each.layer === layer && each.severity === 'error');
      if (errors.length > 0) return Promise.resolve({ kind: kinds[layer], detail: texts(errors) });
    }
    return Promise.resolve({ kind: 'ok', warnings: findings.map((each) => each.detail) });
  };
}
