import type { NamedDatum } from '../fse/answers/namedData.ts';
import { attributeOf, childElements, pathOf, type XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { ruleMeaning } from './meanings/ruleMeaning.ts';

/** Where in the document a datum stands that the gateway has named. */
export interface LocatedDatum {
  readonly datum: NamedDatum;
  /** XPath-like addresses, in document order; empty where the datum is not in the document. */
  readonly paths: readonly string[];
  /** What to do about it, in clinical Italian. */
  readonly it: string;
  /** The part of the document, as the doctor reads its name; null where it is not known. */
  readonly section: string | null;
}

function elementsWith(
  element: XmlElement,
  isWanted: (element: XmlElement) => boolean,
): readonly XmlElement[] {
  const below = childElements(element).flatMap((child) => elementsWith(child, isWanted));
  return isWanted(element) ? [element, ...below] : below;
}

function sectionTitleOf(element: XmlElement): string | null {
  for (let each: XmlElement | null = element; each !== null; each = each.parent) {
    if (each.name !== 'section') continue;
    const [code] = childElements(each, 'code');
    return code === undefined ? null : (attributeOf(code, 'displayName') ?? null);
  }
  return null;
}

function locateCode(
  datum: Extract<NamedDatum, { kind: 'code' }>,
  document: XmlElement,
): LocatedDatum {
  // The gateway looks some values up in another list than they declare, so the code alone may have to do.
  const sameCode = elementsWith(document, (each) => attributeOf(each, 'code') === datum.code);
  const sameSystem = sameCode.filter((each) => attributeOf(each, 'codeSystem') === datum.system);
  const found = sameSystem.length > 0 ? sameSystem : sameCode;
  const [first] = found;
  const shown = first === undefined ? undefined : attributeOf(first, 'displayName');
  const name = shown === undefined ? datum.code : `${shown} (${datum.code})`;
  return {
    datum,
    paths: found.map(pathOf),
    it: `Il Fascicolo non conosce il codice di «${name}»: scegliere un’altra voce o descriverla solo nel testo.`,
    section: first === undefined ? null : sectionTitleOf(first),
  };
}

/** The rule that the local judge found broken too tells the place; otherwise its section is all there is. */
function locateRule(
  datum: Extract<NamedDatum, { kind: 'rule' }>,
  findings: readonly Finding[],
): LocatedDatum {
  const { it, section } = ruleMeaning(datum.key);
  const same = findings.filter(
    ({ rule }) => rule === datum.key || rule.startsWith(`${datum.key}#`),
  );
  return { datum, paths: same.map(({ path }) => path), it, section };
}

const claimPaths: Readonly<Record<string, string>> = {
  person_id: '/ClinicalDocument/recordTarget[1]/patientRole[1]/id[1]',
  sub: '/ClinicalDocument/legalAuthenticator[1]/assignedEntity[1]/id[1]',
  resource_hl7_type: '/ClinicalDocument/code[1]',
};

/**
 * Leads from what a refusal names to the element of the document. `findings` are those of the local judge over the
 * same document: where it breaks the same rule, its address is the gateway's too.
 */
export function locateNamedData(
  data: readonly NamedDatum[],
  document: XmlElement,
  findings: readonly Finding[],
): readonly LocatedDatum[] {
  return data.map((datum) => {
    switch (datum.kind) {
      case 'code':
        return locateCode(datum, document);
      case 'rule':
        return locateRule(datum, findings);
      case 'claim':
      case 'field': {
        const path = claimPaths[datum.name];
        return {
          datum,
          paths: path === undefined ? [] : [path],
          it: `Il Fascicolo non accetta il dato «${datum.name}».`,
          section: path === undefined ? null : 'Intestazione',
        };
      }
    }
  });
}
