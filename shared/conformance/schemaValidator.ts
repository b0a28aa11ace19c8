import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
  type ErrorDetail,
} from 'libxml2-wasm';
import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { OfficialPack } from './officialPack.ts';

/** A complaint of the schema validator, as it words it. */
export interface SchemaComplaint {
  readonly message: string;
  readonly line: number;
  /** Address by positions, such as `/*` `/*[6]`; null where libxml2 gives none. */
  readonly xpath: string | null;
}

/** The XSD set compiled once. Holds memory outside the JavaScript heap: dispose of it. */
export interface SchemaValidator {
  /** Every complaint about a document, in document order; none means valid. */
  complaints(text: string): readonly SchemaComplaint[];
  dispose(): void;
}

// No network, no external entity, no catalogue; lines above 65,535 counted right.
const SAFE_PARSING =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES;

const BASE = 'memory:/pack/';

/** libxml2 knows one global list of providers: this one is put on it at first use and holds files only while compiling. */
const memoryFiles = new XmlBufferInputProvider({});
let registered = false;

function withFiles<Value>(files: ReadonlyMap<string, Uint8Array>, action: () => Value): Value {
  if (!registered) xmlRegisterInputProvider(memoryFiles);
  registered = true;
  for (const [name, bytes] of files) memoryFiles.addBuffer(BASE + name, bytes);
  try {
    return action();
  } finally {
    for (const name of files.keys()) memoryFiles.removeBuffer(BASE + name);
  }
}

function complaintOf({ message, line, xpath }: ErrorDetail): SchemaComplaint {
  return { message: message.trim(), line, xpath: xpath ?? null };
}

function complaintsOf(error: unknown): readonly SchemaComplaint[] {
  if (!(error instanceof XmlLibError)) throw error;
  return error.details.map(complaintOf);
}

function validate(validator: XsdValidator, text: string): readonly SchemaComplaint[] {
  let document: XmlDocument;
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the library's enum is a set of bit flags, and a union of flags has the type number
    document = XmlDocument.fromString(text, { option: SAFE_PARSING });
  } catch (error: unknown) {
    return complaintsOf(error);
  }
  try {
    validator.validate(document);
    return [];
  } catch (error: unknown) {
    return complaintsOf(error);
  } finally {
    document.dispose();
  }
}

/** Compiles the XSD set of a pack; a set that does not compile is `conformance/pack-unusable`. */
export function compileSchema(
  pack: Pick<OfficialPack, 'schemaFiles' | 'schemaEntry'>,
): Result<SchemaValidator> {
  const entry = pack.schemaFiles.get(pack.schemaEntry);
  if (entry === undefined) {
    return fail(appError('conformance/pack-missing', { missing: pack.schemaEntry }));
  }
  try {
    const validator = withFiles(pack.schemaFiles, () => {
      const schema = XmlDocument.fromBuffer(entry, { url: BASE + pack.schemaEntry });
      try {
        return XsdValidator.fromDoc(schema);
      } finally {
        schema.dispose();
      }
    });
    return ok({
      complaints: (text) => validate(validator, text),
      dispose: () => {
        validator.dispose();
      },
    });
  } catch (error: unknown) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(appError('conformance/pack-unusable', { part: 'schema', detail }));
  }
}
