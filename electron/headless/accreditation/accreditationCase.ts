import type { Operation } from '../../../shared/fse/operation.ts';
import type { CdaMutation } from './mutateCda.ts';

/** What a case does wrong on purpose; everything else of the call is right. */
export type DeliberateFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'cda'; readonly mutation: CdaMutation }
  /** A claim of the second token; null takes it out. */
  | { readonly kind: 'claim'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'body'; readonly field: string; readonly value: unknown }
  | { readonly kind: 'file'; readonly content: 'not-pdf' | 'empty' | 'unsigned' }
  | { readonly kind: 'no-signature-token' }
  | { readonly kind: 'unreachable' }
  /** Sends a second time what was just accepted. */
  | { readonly kind: 'sent-twice' }
  /** Addresses a document that was never published. */
  | { readonly kind: 'unknown-target' };

/** What the case must end in: accepted, never answered, or refused with one of the pairs of status and type. */
export type Expectation =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'refused'; readonly as: readonly { status: number; type: RegExp }[] };

/** A case that is run. */
export interface RunnableCase {
  readonly id: string;
  readonly name: string;
  readonly operation: Operation;
  /** Sets `attiCliniciRegoleAccesso` of an update. */
  readonly hides?: true;
  readonly fault: DeliberateFault;
  readonly expected: Expectation;
  /** Paths the document must have for the case to make sense. */
  readonly needs?: readonly string[];
  /** Said beside the outcome where the sources disagree. */
  readonly remark?: string;
}

/** A case this program cannot meet, with the reason to declare. */
export interface InapplicableCase {
  readonly id: string;
  readonly name: string;
  readonly notApplicable: string;
}

/** One case of the accreditation (accreditation.md). */
export type AccreditationCase = RunnableCase | InapplicableCase;
