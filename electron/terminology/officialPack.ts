import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CodeSystem, OfficialPack } from '../../shared/conformance/officialPack.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

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

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The folder that holds `xsd`, `schematron` and `vocab`: the one given, or `cda` inside it. */
async function packRoot(directory: string): Promise<string | null> {
  for (const candidate of [directory, join(directory, 'cda')]) {
    if (await isFolder(join(candidate, 'schematron'))) return candidate;
  }
  return null;
}

async function readSchemaFiles(directory: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.xsd'));
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, Uint8Array]> => {
        const path = join(entry.parentPath, entry.name);
        return [relative(directory, path).split(sep).join('/'), await readFile(path)];
      }),
    ),
  );
}

/** The newest schematron of a folder: the version is in the file's name, `..._v4.0.sch`. */
async function newestSchematron(directory: string): Promise<string | null> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sch'));
  const inOrder = new Intl.Collator('en', { numeric: true });
  return names.sort((left, right) => inOrder.compare(left, right)).at(-1) ?? null;
}

async function readCodes(path: string, version: string): Promise<ReadonlySet<string> | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const rows = z
    .array(codeRowSchema)
    .parse(parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_quotes: true }));
  const managed = rows.filter((row) => row.version === version);
  // A list published under another version than the dictionary's is still the list the gateway loaded.
  return new Set((managed.length > 0 ? managed : rows).map((row) => row.code));
}

async function readCodeSystems(directory: string): Promise<ReadonlyMap<string, CodeSystem>> {
  const dictionary: unknown = JSON.parse(
    await readFile(join(directory, 'dictionary.json'), 'utf8'),
  );
  const managed = dictionarySchema.parse(dictionary).filter((system) => !system.deleted);
  const systems = await Promise.all(
    managed.map(async ({ system: oid, version, whitelist }): Promise<CodeSystem> => {
      const managedVersion = version ?? '';
      return {
        oid,
        version: managedVersion,
        skipped: whitelist,
        codes: whitelist ? null : await readCodes(join(directory, `${oid}.csv`), managedVersion),
      };
    }),
  );
  return new Map(systems.map((system) => [system.oid, system]));
}

function unusable(part: 'schema' | 'schematron' | 'vocabulary', error: unknown) {
  const detail = error instanceof Error ? error.message : String(error);
  return fail(appError('conformance/pack-unusable', { part, detail }));
}

async function attempt<Value>(
  part: 'schema' | 'schematron' | 'vocabulary',
  read: () => Promise<Value>,
): Promise<Result<Value>> {
  try {
    return ok(await read());
  } catch (error: unknown) {
    return unusable(part, error);
  }
}

/**
 * Reads the official rules from a folder: XSD set, newest schematron, managed vocabularies.
 * `conformance/pack-missing` names what is absent, `conformance/pack-unusable` what cannot be read.
 */
export async function readOfficialPack(directory: string): Promise<Result<OfficialPack>> {
  const root = await packRoot(directory);
  if (root === null) return fail(appError('conformance/pack-missing', { missing: 'schematron' }));
  const schema = await attempt('schema', () => readSchemaFiles(join(root, 'xsd')));
  if (!schema.ok) return schema;
  const name = await attempt('schematron', () => newestSchematron(join(root, 'schematron')));
  if (!name.ok) return name;
  const fileName = name.value;
  if (fileName === null) {
    return fail(appError('conformance/pack-missing', { missing: 'schematron/*.sch' }));
  }
  const schematron = await attempt('schematron', () =>
    readFile(join(root, 'schematron', fileName), 'utf8'),
  );
  if (!schematron.ok) return schematron;
  const systems = await attempt('vocabulary', () => readCodeSystems(join(root, 'vocab')));
  if (!systems.ok) return systems;
  return ok({
    version: fileName.replace(/\.sch$/, ''),
    schemaFiles: schema.value,
    schemaEntry: SCHEMA_ENTRY,
    schematron: schematron.value,
    codeSystems: systems.value,
  });
}
