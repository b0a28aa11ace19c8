import type { XmlElement } from '../xml/xmlTree.ts';
import type { SchematronTest } from './schematron.ts';

/** One node that breaks one test. */
export interface Breach {
  readonly test: SchematronTest;
  readonly element: XmlElement;
}

/** Applies a schematron to documents. Engines differ in speed, never in what they answer. */
export interface RuleEngine {
  /** Every breach; in document order, and for one node in the order of the rule. */
  breaches(root: XmlElement): readonly Breach[];
}

/**
 * Whether the value of a test means a breach. A test that cannot be evaluated on this document (`null`) is broken:
 * the official validator cannot pass such a document either.
 */
export function isBreach(kind: SchematronTest['kind'], value: boolean | null): boolean {
  return value === null || (kind === 'assert' ? !value : value);
}
