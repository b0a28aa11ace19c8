import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** The fuses of the packaged binary, all of them named: a new one of a later Electron stops the build until decided. */
export const fuses = {
  // No second Node: `ELECTRON_RUN_AS_NODE` would run any script under our signature.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // No code by environment variable.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // No debugger on the process that holds the keys.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive is checked against the digest in the signed binary, and nothing is loaded from beside it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window is served under a scheme of its own; `file:` needs no privileges.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/** Where the binary lies in what electron-builder unpacked. */
export interface PackedBinary {
  readonly appOutDir: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly executableName: string;
  readonly productFilename: string;
}

/** The path of the packed binary. */
export function binaryPath({
  appOutDir,
  platform,
  executableName,
  productFilename,
}: PackedBinary): string {
  switch (platform) {
    case 'win32':
      return join(appOutDir, `${productFilename}.exe`);
    case 'darwin':
      return join(appOutDir, `${productFilename}.app`);
    case 'linux':
      return join(appOutDir, executableName);
  }
}

/** Sets every fuse of a binary; fails on a fuse that is not named above. */
export async function setFuses(binary: string, isMacArm: boolean): Promise<void> {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: isMacArm,
    ...fuses,
  });
}

/** The fuses of a binary that are not as they should be, by number. */
export async function wrongFuses(binary: string): Promise<readonly string[]> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(binary)) };
  return Object.entries(fuses)
    .filter(([fuse, isOn]) => wire[fuse] !== (isOn ? 0x31 : 0x30))
    .map(([fuse]) => fuse);
}
