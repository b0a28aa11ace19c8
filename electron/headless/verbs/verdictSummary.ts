import type { Finding, Layer, Verdict } from '../../../shared/conformance/finding.ts';

const layers = ['xsd', 'schematron', 'vocabulary', 'model'] as const satisfies readonly Layer[];

const layerNames: Readonly<Record<Layer, string>> = {
  xsd: 'struttura',
  schematron: 'regole del Fascicolo',
  vocabulary: 'codifiche',
  model: 'controlli essenziali',
};

/** Findings per layer; null where the layer did not judge. */
function countByLayer(verdict: Verdict): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    layers.map((layer) => [
      layer,
      verdict.layers[layer].run
        ? verdict.findings.filter((finding) => finding.layer === layer).length
        : null,
    ]),
  );
}

/** A verdict as JSON: `{verdict, layer: {xsd, schematron, vocabulary, model}, findings, pack}`. */
export function verdictToJson(verdict: Verdict): Readonly<Record<string, unknown>> {
  return {
    verdict: verdict.verdict,
    layer: countByLayer(verdict),
    findings: verdict.findings,
    uncheckedSystems: verdict.uncheckedSystems,
    pack: verdict.packVersion,
  };
}

function findingLine(finding: Finding): string {
  const mark = finding.severity === 'error' ? 'Errore ' : 'Avviso ';
  return `${mark} ${finding.it} [${finding.rule}, riga ${String(finding.line)}]`;
}

/** A verdict in Italian lines. */
export function verdictLines(verdict: Verdict): readonly string[] {
  const run = layers.filter((layer) => verdict.layers[layer].run).map((layer) => layerNames[layer]);
  const said = verdict.verdict === 'accepted' ? 'accettato' : 'rifiutato';
  return [
    `Giudizio     ${said} (${run.join(', ')}${verdict.packVersion === null ? '; senza controlli ufficiali' : ''})`,
    ...verdict.findings.map(findingLine),
  ];
}
