import { attributeOf, childElements, firstNamed, type XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './placeOf.ts';

/** The CDA release the gateway validates (gateway-checks.md §10, C-49). */
const CDA_RELEASE = 'POCD_MT000040UV02';

/** The PSS document template: by it the gateway chooses the schematron (gateway-checks.md §10, C-50). */
const PSS_TEMPLATE = '2.16.840.1.113883.2.9.10.1.4.1.1';

/** The gateway picks the XSD by the first `typeId`; any other release than its own is a syntax error. */
export function documentVersionFindings(root: XmlElement): readonly Finding[] {
  const typeId = firstNamed(root, 'typeId');
  const found = attributeOf(typeId, 'extension');
  if (found === CDA_RELEASE) return [];
  const element = typeId ?? root;
  return [
    {
      rule: 'xsd/unknown-release',
      layer: 'xsd',
      severity: 'error',
      audience: 'developer',
      ...placeOf(element),
      it: 'Errore tecnico: il documento non dichiara la versione del formato CDA che il FSE accetta. Non dipende dai dati inseriti: avvisare l’assistenza.',
      detail: `typeId/@extension: ${found ?? 'none'}, expected ${CDA_RELEASE}`,
    },
  ];
}

/**
 * The gateway picks the rules by the first `templateId` of the document: the PSS template must come before any other.
 * A header without the PSS template breaks a rule of the schematron itself and is not reported here again.
 */
export function firstTemplateFindings(root: XmlElement): readonly Finding[] {
  const first = firstNamed(root, 'templateId');
  const declared = childElements(root, 'templateId').some(
    (templateId) => attributeOf(templateId, 'root') === PSS_TEMPLATE,
  );
  if (first === undefined || !declared || attributeOf(first, 'root') === PSS_TEMPLATE) return [];
  return [
    {
      rule: 'schematron/first-template',
      layer: 'schematron',
      severity: 'error',
      audience: 'developer',
      ...placeOf(first),
      it: 'Errore tecnico: il modello del Profilo Sanitario Sintetico deve essere il primo dichiarato nel documento. Non dipende dai dati inseriti: avvisare l’assistenza.',
      detail: `first templateId/@root: ${attributeOf(first, 'root') ?? 'none'}`,
    },
  ];
}
