import { attributeOf, childElements, type XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import type { CodeSystem } from './officialPack.ts';
import { placeOf } from './placeOf.ts';

/** The outcome of the vocabulary step. */
export interface VocabularyOutcome {
  readonly findings: readonly Finding[];
  /** Managed systems met in the document whose list the pack does not carry. */
  readonly uncheckedSystems: readonly string[];
}

/**
 * Observations whose value the gateway looks up in a list of its own, whatever code system the value declares:
 * observation code -> list (gateway-checks.md §10, C-53, first sub-rule).
 */
const REREAD_SYSTEMS: Readonly<Record<string, string>> = {
  '89261-2': '2.16.840.1.113883.2.9.10.1.4.3.4.5',
  '33999-4': '2.16.840.1.113883.2.9.77.22.11.7',
  '75246-9': '2.16.840.1.113883.2.9.77.22.11.15',
  '72166-2': '1.3.6.1.4.1.12009.10.1.1356',
  '74204-9': '1.3.6.1.4.1.12009.10.1.1694',
  '45404-1': '1.3.6.1.4.1.12009.10.1.3342',
};

const BLOCKED_ARC = /(?:^|\.)9999?(?:\.|$)/;

type Shortfall = Pick<Finding, 'rule' | 'audience' | 'it' | 'detail'>;

function lookedUpSystem(element: XmlElement, declared: string): string {
  const { parent } = element;
  if (element.name !== 'value' || parent?.name !== 'observation') return declared;
  for (const code of childElements(parent, 'code')) {
    const reread = REREAD_SYSTEMS[attributeOf(code, 'code') ?? ''];
    if (reread !== undefined) return reread;
  }
  return declared;
}

function namedIn(element: XmlElement): string {
  const shown = attributeOf(element, 'displayName');
  const code = attributeOf(element, 'code') ?? '';
  return shown === undefined ? code : `${shown} (${code})`;
}

function codeShortfall(element: XmlElement, oid: string, system: CodeSystem): Shortfall | null {
  const version = attributeOf(element, 'codeSystemVersion') ?? '';
  if (version !== '' && version !== system.version) {
    return {
      rule: 'vocabulary/version',
      audience: 'developer',
      it: 'Errore tecnico: il documento indica una versione dell’elenco di codici che il FSE non gestisce. Non dipende dai dati inseriti: avvisare l’assistenza.',
      detail: `codeSystem ${oid}: codeSystemVersion ${version}`,
    };
  }
  const code = attributeOf(element, 'code') ?? '';
  if (code === '') {
    return {
      rule: 'vocabulary/missing-code',
      audience: 'developer',
      it: 'Errore tecnico: una voce nomina un elenco di codici senza il codice. Non dipende dai dati inseriti: avvisare l’assistenza.',
      detail: `codeSystem ${oid}: no code`,
    };
  }
  if (system.codes === null || system.codes.has(code)) return null;
  return {
    rule: 'vocabulary/unknown-code',
    audience: 'doctor',
    it: `Il codice di «${namedIn(element)}» non è nell’elenco accettato dal FSE: scegliere un’altra voce o descriverla solo nel testo.`,
    detail: `codeSystem ${oid}: code ${code}`,
  };
}

function shortfall(
  element: XmlElement,
  oid: string,
  systems: ReadonlyMap<string, CodeSystem>,
): Shortfall | null {
  const system = systems.get(oid);
  if (system?.skipped === true) return null;
  if (BLOCKED_ARC.test(oid)) {
    return {
      rule: 'vocabulary/blocked-system',
      audience: 'developer',
      it: 'Errore tecnico: una voce usa un elenco di codici provvisorio, che il FSE rifiuta. Non dipende dai dati inseriti: avvisare l’assistenza.',
      detail: `codeSystem ${oid}: arc 999 or 9999`,
    };
  }
  return system === undefined ? null : codeShortfall(element, oid, system);
}

/**
 * The gateway's vocabulary step over every element that has a `codeSystem` (gateway-checks.md §10, C-53): systems
 * it does not manage are ignored, blocked arcs refused, codes looked up exactly and case-sensitively.
 */
export function vocabularyFindings(
  root: XmlElement,
  systems: ReadonlyMap<string, CodeSystem>,
): VocabularyOutcome {
  const findings: Finding[] = [];
  const unchecked = new Set<string>();
  const visit = (element: XmlElement) => {
    const declared = attributeOf(element, 'codeSystem');
    if (declared !== undefined) {
      const oid = lookedUpSystem(element, declared);
      const system = systems.get(oid);
      if (system?.codes === null && !system.skipped) unchecked.add(oid);
      const found = shortfall(element, oid, systems);
      if (found !== null) {
        findings.push({
          ...found,
          layer: 'vocabulary',
          severity: 'error',
          ...placeOf(element),
        });
      }
    }
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
  return { findings, uncheckedSystems: [...unchecked].sort() };
}
