const declaration = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Decodes CDA bytes by the encoding the XML declaration names, UTF-8 when it names none (XML 1.0 §4.3.3).
 * Null when the encoding is unknown.
 */
export function readCdaText(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label = declaration.exec(head.replace(/^\u00ef\u00bb\u00bf/, ''))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}
