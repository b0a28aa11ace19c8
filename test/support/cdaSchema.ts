import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** The official CDA schema, compiled: answers the complaints about a document, none when it is valid. */
export interface CdaSchema {
  complaints(cda: string): readonly string[];
  dispose(): void;
}

/** Compiles `cda/xsd/CDA.xsd` of the official data pack. */
export function openCdaSchema(packDirectory: string): CdaSchema {
  xmlRegisterFsInputProviders();
  const url = join(packDirectory, 'cda/xsd/CDA.xsd');
  const schema = XmlDocument.fromString(readFileSync(url, 'utf8'), { url });
  const validator = XsdValidator.fromDoc(schema);
  return {
    complaints(cda) {
      const document = XmlDocument.fromString(cda);
      try {
        validator.validate(document);
        return [];
      } catch (error: unknown) {
        return [error instanceof Error ? error.message : 'unknown'];
      } finally {
        document.dispose();
      }
    },
    dispose() {
      validator.dispose();
      schema.dispose();
    },
  };
}
