import type { Result } from '../errors/result.ts';
import { ok } from '../errors/result.ts';
import { parseXml, type XmlLimits } from '../xml/parseXml.ts';
import type { XmlElement } from '../xml/xmlTree.ts';
import { createCompiledEngine } from './compiledEngine.ts';
import { documentVersionFindings, firstTemplateFindings } from './documentKind.ts';
import type { Finding, Layer, LayerRun, Verdict } from './finding.ts';
import { headerFindings } from './headerFindings.ts';
import { createInterpretedEngine } from './interpretedEngine.ts';
import { narrativeFindings } from './narrativeFindings.ts';
import type { CodeSystem, OfficialPack } from './officialPack.ts';
import { ruleFindings } from './ruleFindings.ts';
import type { RuleEngine } from './ruleEngine.ts';
import { schemaFindings } from './schemaFindings.ts';
import { compileSchema, type SchemaValidator } from './schemaValidator.ts';
import { readSchematron } from './schematron.ts';
import { unreadableFinding } from './unreadableFinding.ts';
import { vocabularyFindings } from './vocabularyFindings.ts';

/** The official pack made ready to judge any number of documents. Holds memory outside the heap: dispose of it. */
export interface PreparedPack {
  readonly version: string;
  readonly schema: SchemaValidator;
  readonly rules: RuleEngine;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
  dispose(): void;
}

/** Which engine runs the schematron. `interpreted` is the slow reference. */
export type EngineKind = 'compiled' | 'interpreted';

/** Compiles a pack once (about 150 ms); unusable parts are errors of the area `conformance/`. */
export function preparePack(
  pack: OfficialPack,
  engine: EngineKind = 'compiled',
): Result<PreparedPack> {
  const schematron = readSchematron(pack.schematron);
  if (!schematron.ok) return schematron;
  const rules =
    engine === 'compiled'
      ? createCompiledEngine(schematron.value)
      : createInterpretedEngine(schematron.value);
  if (!rules.ok) return rules;
  const schema = compileSchema(pack);
  if (!schema.ok) return schema;
  return ok({
    version: pack.version,
    schema: schema.value,
    rules: rules.value,
    codeSystems: pack.codeSystems,
    dispose: () => {
      schema.value.dispose();
    },
  });
}

/** What may be asked of a judgement beyond the usual. */
export interface JudgeOptions {
  readonly limits?: XmlLimits;
}

const RUN: LayerRun = { run: true };
const notRun = (reason: 'no-pack' | 'earlier-layer'): LayerRun => ({
  run: false,
  reason,
});

/** The findings of the layers as they run, one after the other. */
class Judgement {
  readonly #findings: Finding[] = [];
  readonly #layers: Record<Layer, LayerRun>;
  uncheckedSystems: readonly string[] = [];

  constructor(layers: Record<Layer, LayerRun>) {
    this.#layers = layers;
  }

  /** Takes in what a layer found; answers whether the document may go on to the next. */
  add(layer: Layer, findings: readonly Finding[]): boolean {
    this.#layers[layer] = RUN;
    this.#findings.push(...findings);
    return findings.every((finding) => finding.severity === 'warning');
  }

  verdict(packVersion: string | null): Verdict {
    const refused = this.#findings.some((finding) => finding.severity === 'error');
    return {
      verdict: refused ? 'refused' : 'accepted',
      layers: this.#layers,
      findings: this.#findings,
      uncheckedSystems: this.uncheckedSystems,
      packVersion,
    };
  }
}

function judgeByPack(text: string, root: XmlElement, pack: PreparedPack, judgement: Judgement) {
  const schema = [
    ...documentVersionFindings(root),
    ...schemaFindings(root, pack.schema.complaints(text)),
  ];
  if (!judgement.add('xsd', schema)) return;
  const rules = [...firstTemplateFindings(root), ...ruleFindings(pack.rules.breaches(root))];
  if (!judgement.add('schematron', rules)) return;
  const vocabulary = vocabularyFindings(root, pack.codeSystems);
  judgement.uncheckedSystems = vocabulary.uncheckedSystems;
  if (judgement.add('vocabulary', vocabulary.findings)) {
    judgement.add('model', narrativeFindings(root));
  }
}

/**
 * Judges a CDA2 as the gateway does (gateway-checks.md §10): schema, then rules, then vocabulary, each only if the
 * one before raised no error, then our own look at the narrative. Without a pack only our own rules run, about header
 * and narrative. Never fails: text that is no XML is a refused document with one finding.
 */
export function judge(
  cdaText: string,
  pack: PreparedPack | null,
  options: JudgeOptions = {},
): Verdict {
  const official = notRun(pack === null ? 'no-pack' : 'earlier-layer');
  const judgement = new Judgement({
    xsd: official,
    schematron: official,
    vocabulary: official,
    model: notRun('earlier-layer'),
  });
  const parsed = parseXml(cdaText, options.limits);
  if (!parsed.ok) judgement.add('xsd', [unreadableFinding(parsed.error)]);
  else if (pack === null) {
    judgement.add('model', [...headerFindings(parsed.value), ...narrativeFindings(parsed.value)]);
  } else judgeByPack(cdaText, parsed.value, pack, judgement);
  return judgement.verdict(pack?.version ?? null);
}
