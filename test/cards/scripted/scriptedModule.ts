import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = fileURLToPath(new URL('scriptedModule.c', import.meta.url));
const header = fileURLToPath(new URL('cryptoki.h', import.meta.url));
const cache = new URL('../../../.cache/scripted-module/', import.meta.url);
const flags = ['-std=c17', '-Wall', '-Wextra', '-Werror', '-O1'];
const shared = ['-shared', '-fPIC', '-fvisibility=hidden'];

/** The PKCS#11 functions the module can be told to spoil: those an application of this kind calls. */
export const scriptedFunctions = [
  'C_GetFunctionList',
  'C_Initialize',
  'C_Finalize',
  'C_GetInfo',
  'C_GetSlotList',
  'C_GetSlotInfo',
  'C_GetTokenInfo',
  'C_GetMechanismList',
  'C_GetMechanismInfo',
  'C_WaitForSlotEvent',
  'C_OpenSession',
  'C_CloseSession',
  'C_GetSessionInfo',
  'C_Login',
  'C_Logout',
  'C_FindObjectsInit',
  'C_FindObjects',
  'C_FindObjectsFinal',
  'C_GetAttributeValue',
  'C_SignInit',
  'C_Sign',
] as const;

/** The name of a function the script may speak of. */
export type ScriptedFunction = (typeof scriptedFunctions)[number];

/** Compiles the module, once for each version of its source, and answers its path. */
export async function buildScriptedModule(): Promise<string> {
  const digest = createHash('sha256');
  for (const file of [source, header]) digest.update(await readFile(file));
  const library = fileURLToPath(new URL(`${digest.digest('hex').slice(0, 16)}.so`, cache));
  if (existsSync(library)) return library;
  await mkdir(cache, { recursive: true });
  const unfinished = `${library}.${String(process.pid)}`;
  await run('cc', [...flags, ...shared, '-o', unfinished, source, '-ldl']);
  // Two test processes may build at the same time: the file appears whole or not at all.
  await rename(unfinished, library);
  return library;
}
