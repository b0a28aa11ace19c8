/** The operating systems a driver can be installed on. */
export type ModulePlatform = 'win32' | 'linux' | 'darwin';

/** Drivers of one maker on one system: any of the files in any of the folders. */
export interface KnownModule {
  readonly maker: string;
  readonly platform: ModulePlatform;
  /** Lower is tried first: what most Italian cards come with, then what reads only part of them. */
  readonly priority: number;
  /** In order of preference. `%NAME%` is a variable of Windows. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

const system32 = '%SystemRoot%\\System32';
const programs = '%ProgramFiles%';
const debian = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];
const unixLibraries = ['/usr/lib', '/usr/lib64', '/usr/local/lib'];

function windows(
  priority: number,
  maker: string,
  folders: readonly string[],
  files: readonly string[],
): KnownModule {
  return { platform: 'win32', priority, maker, folders, files };
}

function linux(
  priority: number,
  maker: string,
  folders: readonly string[],
  files: readonly string[],
): KnownModule {
  return { platform: 'linux', priority, maker, folders, files };
}

function macOs(
  priority: number,
  maker: string,
  folders: readonly string[],
  files: readonly string[],
): KnownModule {
  return { platform: 'darwin', priority, maker, folders, files };
}

/**
 * Drivers met on Italian desks, as their makers install them. Only these files, or one a person chose in the
 * system's own dialog, are ever loaded: a bare name would let any folder on the search path stand in.
 */
export const knownModules: readonly KnownModule[] = [
  windows(10, 'Bit4id', [system32, `${programs}\\Bit4id`], ['bit4xpki.dll']),
  windows(
    20,
    'Bit4id',
    [system32],
    ['bit4ipki.dll', 'bit4opki.dll', 'bit4cpki.dll', 'bit4npki.dll'],
  ),
  windows(30, 'STMicroelectronics SafeDive', [system32], ['stPKCS11.dll']),
  windows(40, 'Athena', [system32, `${programs}\\Athena\\ASECard Crypto`], ['asepkcs.dll']),
  windows(50, 'IDEMIA AWP', [system32, `${programs}\\IDEMIA\\AWP\\DLLs`], ['OcsCryptoki.dll']),
  windows(
    50,
    'Thales',
    [
      system32,
      `${programs}\\SafeNet\\Authentication\\SAC\\x64`,
      `${programs}\\Gemalto\\IDPrimePKCS11`,
    ],
    ['IDPrimePKCS1164.dll', 'IDPrimePKCS11.dll', 'eTPKCS11.dll', 'eToken.dll'],
  ),
  windows(
    60,
    'OpenSC',
    [`${programs}\\OpenSC Project\\OpenSC\\pkcs11`, system32],
    ['opensc-pkcs11.dll'],
  ),
  windows(70, 'IDEMIA IDplug', [`${programs}\\IDEMIA\\IDPlugClassic\\DLLs`], ['idplug-pkcs11.dll']),
  windows(80, 'Incard', [system32], ['inp11lib.dll', 'incryptoki2.dll']),
  windows(
    80,
    'Charismathics',
    [system32, `${programs}\\Charismathics\\PKCS11`],
    ['cmP1164.dll', 'cmP11.dll', 'cvP11.dll'],
  ),
  windows(80, 'Namirial', [`${programs}\\Namirial`], ['OkiPKCS11.dll']),
  windows(85, 'Software CIE', [system32], ['CIEPKI.dll']),
  windows(90, 'CardOS', [system32], ['SI_PKCS11.dll', 'siecap11.dll']),

  linux(
    10,
    'Bit4id',
    ['/usr/lib/bit4id', '/lib/bit4id', '/usr/local/lib/bit4id', ...unixLibraries],
    ['libbit4xpki.so', 'libbit4ipki.so', 'libbit4opki.so'],
  ),
  linux(30, 'Athena CNS', unixLibraries, ['libaseCnsP11.so']),
  linux(40, 'Athena', ['/usr/lib/x64-athena', ...unixLibraries], ['libASEP11.so', 'libAsePkcs.so']),
  linux(
    50,
    'IDEMIA AWP',
    ['/usr/local/AWP/lib', ...unixLibraries],
    ['libOcsCryptoki.so', 'libocscryptoki.so'],
  ),
  linux(
    50,
    'Thales',
    ['/usr/lib/pkcs11', ...unixLibraries],
    ['libIDPrimePKCS11.so', 'libeTPkcs11.so', 'libeToken.so'],
  ),
  linux(
    60,
    'OpenSC',
    [...debian, ...debian.map((folder) => `${folder}/pkcs11`), ...unixLibraries],
    ['opensc-pkcs11.so'],
  ),
  linux(70, 'IDEMIA IDplug', ['/usr/lib/idplugclassic'], ['libidplug-pkcs11.so']),
  linux(85, 'Software CIE', ['/usr/lib/pkcs11', ...unixLibraries], ['libcie-pkcs11.so']),
  linux(90, 'Gemalto Classic', ['/usr/lib/pkcs11', '/usr/lib/ClassicClient'], ['libgclib.so']),

  macOs(
    10,
    'Bit4id',
    ['/Library/bit4id/pkcs11', '/System/Library/Bit4id/pkcs11', '/usr/local/lib'],
    ['libbit4xpki.dylib', 'libbit4ipki.dylib', 'libbit4opki.dylib'],
  ),
  macOs(
    40,
    'Athena',
    ['/Library/Application Support/Athena', '/usr/local/lib'],
    ['libASEP11.dylib'],
  ),
  macOs(50, 'IDEMIA AWP', ['/Library/AWP/lib'], ['libOcsCryptoki.dylib']),
  macOs(
    50,
    'Thales',
    ['/Library/Frameworks/eToken.framework/Versions/Current', '/usr/local/lib'],
    ['libIDPrimePKCS11.dylib', 'libeToken.dylib', 'libeTPkcs11.dylib'],
  ),
  macOs(
    60,
    'OpenSC',
    ['/Library/OpenSC/lib', '/opt/homebrew/lib/pkcs11', '/opt/homebrew/lib', '/usr/local/lib'],
    ['opensc-pkcs11.so'],
  ),
  macOs(85, 'Software CIE', ['/usr/local/lib'], ['libcie-pkcs11.dylib']),
];
