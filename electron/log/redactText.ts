/** What makes a text personal besides its form. */
export interface RedactionContext {
  /** The user's home folder, which carries the account's name. */
  readonly homeDirectory: string;
  /** Family and given names of the record that is open. */
  readonly names: readonly string[];
}

/** One pattern of personal data and what replaces it. */
type Rule = readonly [pattern: RegExp, replacement: string];

/**
 * Applied in this order: blocks before what they contain, identifiers before the codes inside them.
 * A pattern may take too much, never too little; UUIDs and hexadecimal trace ids pass untouched.
 */
const rules: readonly Rule[] = [
  [/-----BEGIN [^-]*-----[\s\S]*?(?:-----END [^-]*-----|$)/g, '[pem]'],
  [/eyJ[\w-]{4,}(?:\.[\w-]*){0,2}/g, '[jwt]'],
  [/[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  // Codice fiscale, homocody letters included, also glued to other text as in CX identifiers (`...^^^&root`).
  [
    /[A-Z]{3}[ .-]?[A-Z]{3}[ .-]?[0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{2}[ .-]?[A-Z][0-9LMNP-V]{3}[A-Z]/gi,
    '[codice fiscale]',
  ],
  // Document identifiers keep their last three characters; workflow identifiers (`root^^^^urn:`) are kept.
  [/\b\d+(?:\.\d+){4,}\^(?!\^)[^\s"'<>,;^]*?([^\s"'<>,;^]{3})(?=[\s"'<>,;^]|$)/g, '[document …$1]'],
  // TEAM card number (decree 11 March 2004, annex B): 20 digits beginning with 80380.
  [/(?<!\d)80380\d{15}(?!\d)/g, '[health card]'],
  [/((?<![a-z])(?:pin|puk)(?![a-z])[^\d\n]{0,24})\d{4,12}/gi, '$1[digits]'],
  [/\d{4,12}([^\d\n]{0,24}(?<![a-z])(?:pin|puk)(?![a-z]))/gi, '[digits]$1'],
  [/(?<![\w.-])(?:\+|00)\d(?:[ ./-]?\d){7,14}(?![\w-])/g, '[phone]'],
  [/(?<![\w.-])(?:3\d\d|0[1-9]\d{0,2})(?:[ ./-]?\d){5,9}(?![\w-])/g, '[phone]'],
  [/((?:\/home|\/Users|[A-Z]:(?:\\\\?|\/)Users)(?:\\\\?|\/))[^\\/\s"':]+/gi, '$1[user]'],
];

/** The text without personal data: by form (the rules above) and by the names and the folder of the context. */
export function redactText(text: string, context: RedactionContext): string {
  const home = context.homeDirectory;
  let redacted = home === '' ? text : text.replaceAll(home, '[home]');
  for (const [pattern, replacement] of rules) redacted = redacted.replace(pattern, replacement);
  return redactNames(redacted, context.names);
}

/** Replaces the words of the names whatever their case and accents. */
function redactNames(text: string, names: readonly string[]): string {
  const words = new Set(names.flatMap((name) => wordsOf(name)).map(fold));
  if (words.size === 0) return text;
  return text
    .normalize('NFC')
    .replace(/[\p{L}\p{M}]+/gu, (word) => (words.has(fold(word)) ? '[name]' : word));
}

function wordsOf(name: string): string[] {
  // A single letter is not a name: replacing it would make every line unreadable.
  return (name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => word.length > 1);
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
