import { codeSystems, idRoots, PSS_DOCUMENT_CODE } from '../../cda/codeSystems.ts';
import { identifierOf } from '../../cda/documentHeader.ts';
import { type AppError, appError } from '../../errors/appError.ts';
import type { DocumentFault } from '../../errors/areas/gateway/documentFaults.ts';
import { attributeOf, firstNamed, elementAt, type XmlElement } from '../../xml/xmlTree.ts';

/** What the tokens and the body of the act will say of the document. */
export interface ExpectedFacts {
  /** `root^extension`. */
  readonly documentId: string;
  readonly patientCodiceFiscale: string;
  readonly doctorCodiceFiscale: string;
}

function isCodiceFiscale(id: XmlElement | undefined, expected: string): boolean {
  return (
    attributeOf(id, 'root') === idRoots.codiceFiscale && attributeOf(id, 'extension') === expected
  );
}

interface FactRule {
  readonly fault: DocumentFault;
  readonly holds: (root: XmlElement, expected: ExpectedFacts) => boolean;
}

const rules: readonly FactRule[] = [
  {
    fault: 'code',
    holds: (root) => {
      const code = firstNamed(root, 'code');
      return (
        attributeOf(code, 'code') === PSS_DOCUMENT_CODE &&
        attributeOf(code, 'codeSystem') === codeSystems.loinc
      );
    },
  },
  {
    fault: 'document-id',
    holds: (root, { documentId }) => identifierOf(elementAt(root, 'id')) === documentId,
  },
  {
    fault: 'patient-id',
    holds: (root, { patientCodiceFiscale }) =>
      isCodiceFiscale(elementAt(root, 'recordTarget', 'patientRole', 'id'), patientCodiceFiscale),
  },
  {
    fault: 'author-id',
    holds: (root, { doctorCodiceFiscale }) =>
      isCodiceFiscale(elementAt(root, 'author', 'assignedAuthor', 'id'), doctorCodiceFiscale),
  },
];

/**
 * What the gateway reads out of a document to index it and to compare it with the tokens: always the first of its
 * kind (gateway-checks.md §15, P-05 and P-06; gateway.md §7). Release, template and code lists are the verdict's.
 */
export function documentProblems(root: XmlElement, expected: ExpectedFacts): readonly AppError[] {
  const faults = rules.filter(({ holds }) => !holds(root, expected)).map(({ fault }) => fault);
  return faults.length === 0 ? [] : [appError('gateway/document-facts-wrong', { faults })];
}
