import { defineError, type ErrorDefinition, type RetryClass } from '../../errorDefinition.ts';

/** What is kept of a PKCS#11 failure: the raw return value and the function that gave it. Never its arguments. */
export interface CardReturn {
  readonly returnValue: number;
  readonly call: string;
}

/** The document when a card operation fails: nothing is half signed. */
export const nothingSigned = "L'operazione non è stata completata e il documento resta com'era.";

/** What a person is told to do about a defect that no action of theirs can cure. */
export const reportIt = "Inviare il rapporto tecnico all'assistenza.";

/** A row of the catalogue for a return value of the card's module. */
export function returnedByModule(
  retry: RetryClass,
  happened: string,
  next: string,
  meaning = nothingSigned,
): ErrorDefinition<CardReturn> {
  return defineError(retry, () => ({ happened, meaning, next }));
}

/** The raw value as PKCS#11 documents write it, for texts that must show it. */
export function hexadecimal(returnValue: number): string {
  return `0x${returnValue.toString(16).toUpperCase().padStart(8, '0')}`;
}
