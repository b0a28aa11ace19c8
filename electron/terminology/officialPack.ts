import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CodeSystem, OfficialPack } from '../../shared/conformance/officialPack.ts';
import { appError, type AppErrorData } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { openPackFiles, type PackFiles } from './packFiles.ts';

const SCHEMA_ENTRY = 'CDA.xsd';

/** `dictionary.json`: the code systems the gateway manages. */
const dictionarySchema = z.array(
  z.object({
    system: z.string(),
    version: z.string().nullable(),
    whitelist: z.boolean(),
    deleted: z.boolean(),
  }),
);

/** A row of a vocabulary file; its other columns do not count for the check. */
const codeRowSchema = z.object({ version: z.string(), code: z.string() });

async function readSchemaFiles(files: PackFiles): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = files.names.filter((name) => name.startsWith('xsd/'));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Uint8Array]> => {
        return [name.slice('xsd/'.length), await files.read(name)];
      }),
    ),
  );
}

/** The newest schematron: the version is in the file's name, `..._v4.0.sch`. */
function newestSchematron(files: PackFiles): string | null {
  const names = files.names.filter((name) => name.endsWith('.sch'));
  const inOrder = new Intl.Collator('en', { numeric: true });
  return names.sort((left, right) => inOrder.compare(left, right)).at(-1) ?? null;
}

async function readText(files: PackFiles, name: string): Promise<string> {
  return new TextDecoder().decode(await files.read(name));
}

async function readCodes(
  files: PackFiles,
  name: string,
  version: string,
): Promise<ReadonlySet<string> | null> {
  if (!files.names.includes(name)) return null;
  const text = await readText(files, name);
  const rows = z
    .array(codeRowSchema)
    .parse(parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_quotes: true }));
  const managed = rows.filter((row) => row.version === version);
  // A list published under another version than the dictionary's is still the list the gateway loaded.
  return new Set((managed.length > 0 ? managed : rows).map((row) => row.code));
}

async function readCodeSystems(files: PackFiles): Promise<ReadonlyMap<string, CodeSystem>> {
  const dictionary: unknown = JSON.parse(await readText(files, 'vocab/dictionary.json'));
  const managed = dictionarySchema.parse(dictionary).filter((system) => !system.deleted);
  const systems = await Promise.all(
    managed.map(async ({ system: oid, version, whitelist }): Promise<CodeSystem> => {
      const managedVersion = version ?? '';
      return {
        oid,
        version: managedVersion,
        skipped: whitelist,
        codes: whitelist ? null : await readCodes(files, `vocab/${oid}.csv`, managedVersion),
      };
    }),
  );
  return new Map(systems.map((system) => [system.oid, system]));
}

type PackPart = AppErrorData<'conformance/pack-unusable'>['part'];

async function attempt<Value>(part: PackPart, read: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await read());
  } catch (error: unknown) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(appError('conformance/pack-unusable', { part, detail }));
  }
}

/**
 * Reads the official rules from a folder or a zip: XSD set, newest schematron, managed vocabularies. Any folder
 * around `schematron`, `xsd` and `vocab` does. `conformance/pack-missing` names what is absent,
 * `conformance/pack-unusable` what cannot be read.
 */
export async function readOfficialPack(path: string): Promise<Result<OfficialPack>> {
  const opened = await attempt('archive', () => openPackFiles(path));
  if (!opened.ok) return opened;
  const files = opened.value;
  const name = files === null ? null : newestSchematron(files);
  if (files === null || name === null) {
    return fail(appError('conformance/pack-missing', { missing: 'schematron/*.sch' }));
  }
  const schema = await attempt('schema', () => readSchemaFiles(files));
  if (!schema.ok) return schema;
  const schematron = await attempt('schematron', () => readText(files, name));
  if (!schematron.ok) return schematron;
  const systems = await attempt('vocabulary', () => readCodeSystems(files));
  if (!systems.ok) return systems;
  return ok({
    version: name.replace(/^.*\//, '').replace(/\.sch$/, ''),
    schemaFiles: schema.value,
    schemaEntry: SCHEMA_ENTRY,
    schematron: schematron.value,
    codeSystems: systems.value,
  });
}
