/** A message of the national index found in a text. */
export interface IndexMessage {
  readonly code: string;
  readonly text: string;
  readonly isWarning: boolean;
}

// Bounded repetitions: the text is hostile until proven otherwise.
const BRACKETED =
  /\[INI\]\s{0,8}([A-Za-z]{0,40}\d{0,8}):\s{0,8}([^\n]{0,2000}?)\s{0,8}-\s{0,8}Severity:\s{0,8}(Error|Warning)/g;
const LABELLED =
  /ERROR_CODE:\s{0,8}([A-Za-z0-9]{1,60}?)\s{0,8}(?:CODE CONTEXT|ERROR_CONTEXT|CODE_CONTEXT):\s{0,8}([^\n]{0,2000})/g;

function bracketed(text: string): readonly IndexMessage[] {
  return [...text.matchAll(BRACKETED)].map(([, code = '', message = '', severity]) => ({
    code,
    text: message,
    isWarning: severity === 'Warning',
  }));
}

function labelled(text: string): readonly IndexMessage[] {
  return [...text.matchAll(LABELLED)].map(([match, code = '', message = '']) => ({
    code,
    text: message,
    isWarning: /SEVERITY:[^\n]{0,200}Warning/i.test(text.slice(0, text.indexOf(match))),
  }));
}

/** The index message that matters in a text: the first error, else the first warning (gateway.md §10.1, shape 4). */
export function findIndexMessage(text: string): IndexMessage | null {
  const messages = [...bracketed(text), ...labelled(text)];
  return messages.find((message) => !message.isWarning) ?? messages[0] ?? null;
}
