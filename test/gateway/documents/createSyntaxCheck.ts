import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Judges the syntax of a CDA: every message, empty when it is right. */
export type SyntaxCheck = (cda: Uint8Array) => readonly string[];

function loadSchema(packDirectory: string): XsdValidator {
  xmlRegisterFsInputProviders();
  const path = join(packDirectory, 'cda', 'xsd', 'CDA.xsd');
  // The URL lets the schema's own includes resolve beside it.
  const document = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  return XsdValidator.fromDoc(document);
}

function messagesOf(error: unknown): readonly string[] {
  if (!(error instanceof XmlLibError)) throw error;
  return error.details.map(({ message }) => `error: ${message.trim()}`);
}

/**
 * The XSD stage of the validator (C-49): the pack's schema when there is a pack, well-formedness alone when
 * there is none.
 */
export function createSyntaxCheck(packDirectory: string | null): SyntaxCheck {
  const schema = packDirectory === null ? null : loadSchema(packDirectory);
  return (cda) => {
    try {
      const document = XmlDocument.fromBuffer(cda);
      try {
        schema?.validate(document);
        return [];
      } finally {
        document.dispose();
      }
    } catch (error: unknown) {
      return messagesOf(error);
    }
  };
}
