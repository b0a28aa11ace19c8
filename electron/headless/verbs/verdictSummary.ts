import type { Finding, Layer, Verdict } from '../../../shared/conformance/finding.ts';

const layers = ['xsd', 'schematron', 'vocabulary', 'model'] as const satisfies readonly Layer[];

const layerNames: Readonly<Record<Layer, string>> = {
  xsd: 'struttura',
  schematron: 'regole del Fascicolo',
  vocabulary: 'codifiche',
  model: 'controlli essenziali',
};

/** Findings per layer; 0 also for a layer that did not judge, which `notRun` tells. */
function countByLayer({ findings }: Verdict): Readonly<Record<string, number>> {
  return Object.fromEntries(
    layers.map((layer) => [layer, findings.filter((finding) => finding.layer === layer).length]),
  );
}

/** Why layers did not judge, by layer. */
function layersNotRun(verdict: Verdict): Readonly<Record<string, string>> {
  const pairs = layers.map((layer): readonly [Layer, string | null] => {
    const state = verdict.layers[layer];
    return [layer, state.run ? null : state.reason];
  });
  return Object.fromEntries(pairs.flatMap(([layer, why]) => (why === null ? [] : [[layer, why]])));
}

/**
 * A verdict as JSON: `{verdict, layer: {xsd, schematron, vocabulary, model}, notRun, findings, pack}`, the findings with
 * at least `rule`, `severity`, `path` and `it`.
 */
export function verdictToJson(verdict: Verdict): Readonly<Record<string, unknown>> {
  return {
    verdict: verdict.verdict,
    layer: countByLayer(verdict),
    notRun: layersNotRun(verdict),
    findings: verdict.findings,
    uncheckedSystems: verdict.uncheckedSystems,
    pack: verdict.packVersion,
  };
}

function findingLine(finding: Finding): string {
  const mark = finding.severity === 'error' ? 'Errore ' : 'Avviso ';
  const place = finding.place === '' ? '' : `${finding.place}: `;
  const line = finding.line === 0 ? '' : `, riga ${String(finding.line)}`;
  return `${mark} ${place}${finding.it} [${finding.rule}${line}]`;
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
