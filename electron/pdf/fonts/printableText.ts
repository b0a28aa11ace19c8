/**
 * Text as it can be printed: Unicode NFC, without the control characters PDF and XML readers stumble on and
 * without code points that are invisible by definition (joiners, variation selectors, soft hyphens).
 * Line feeds stay: they are forced breaks.
 */
export function printableText(text: string): string {
  return (
    text
      .normalize('NFC')
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed here
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
      .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
  );
}

/** What is printed for a character no font can draw: its code point, so that it can be told what stood there. */
export function visibleSubstitute(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}
