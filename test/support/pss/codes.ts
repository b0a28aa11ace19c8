import type { Code, CodedConcept } from '../../../shared/pss/values/coded.ts';
import type { Quantity } from '../../../shared/pss/values/quantity.ts';

const coder =
  (system: string) =>
  (code: string, display: string): Code => ({ system, code, display });

/** LOINC. */
export const loinc = coder('2.16.840.1.113883.6.1');
/** ICD-9-CM. */
export const icd9 = coder('2.16.840.1.113883.6.103');
/** ATC. */
export const atc = coder('2.16.840.1.113883.6.73');
/** AIC. */
export const aic = coder('2.16.840.1.113883.2.9.6.1.5');
/** CND. */
export const cnd = coder('2.16.840.1.113883.2.9.6.1.48');
/** HL7 routes of administration. */
export const route = coder('2.16.840.1.113883.5.112');
/** HL7 body sites. */
export const bodySite = coder('2.16.840.1.113883.5.1052');
/** HL7 interpretations. */
export const interpretation = coder('2.16.840.1.113883.5.83');
/** HL7 roles. */
export const role = coder('2.16.840.1.113883.5.111');
/** Kinds of encounter of the guide. */
export const encounterKind = coder('2.16.840.1.113883.2.9.77.22.11.14');
/** National exemptions. */
export const exemptionCode = coder('2.16.840.1.113883.2.9.6.1.22');
/** Allergens that are no drugs. */
export const allergen = coder('2.16.840.1.113883.2.9.77.22.11.2');

/** Words with their code and the same in other code systems. */
export function coded(text: string, code: Code, ...translations: readonly Code[]): CodedConcept {
  return { kind: 'coded', text, code, translations };
}

/** A quantity. */
export function quantity(value: string, unit: string): Quantity {
  return { value, unit, equivalents: [] };
}

/** The identity of the entry of that number. */
export function entryId(number: number): string {
  return `3c6d1f52-5a5e-4d0b-9b4e-${String(number).padStart(12, '0')}`;
}
