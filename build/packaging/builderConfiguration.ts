import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { binaryPath, setFuses, wrongFuses } from './fuses.ts';

const root = join(import.meta.dirname, '..', '..');

/** What a build is made for. */
export interface BuildWishes {
  /** The https folder the installed program asks for updates; null leaves updates out. */
  readonly updateFeed: string | null;
  /**
   * The subject names of the certificates that sign for Windows, today's first. The *installed* version compares
   * them with what it downloads: the next certificate's name is listed one release ahead, and none is ever dropped.
   */
  readonly publishers: readonly string[];
  /** Release builds fail where they cannot be signed; others are never signed. */
  readonly isRelease: boolean;
  /** A folder with Electron's own files instead of a download; null lets electron-builder fetch them. */
  readonly electronDist: string | null;
}

async function afterPack(context: AfterPackContext): Promise<void> {
  const { packager, appOutDir, electronPlatformName } = context;
  if (
    electronPlatformName !== 'win32' &&
    electronPlatformName !== 'darwin' &&
    electronPlatformName !== 'linux'
  ) {
    throw new Error(`no fuses for ${electronPlatformName}`);
  }
  const binary = binaryPath({
    appOutDir,
    platform: electronPlatformName,
    executableName: 'sintesi',
    productFilename: packager.appInfo.productFilename,
  });
  await setFuses(binary, electronPlatformName === 'darwin');
  const wrong = await wrongFuses(binary);
  if (wrong.length > 0) throw new Error(`fuses not as decided: ${wrong.join(', ')}`);
}

/** What electron-builder makes of the assembled folder, for the three systems. */
export function builderConfiguration(wishes: BuildWishes): Configuration {
  const { updateFeed, publishers, isRelease, electronDist } = wishes;
  return {
    appId: 'it.sintesi.desktop',
    productName: 'Sintesi',
    copyright: 'Sintesi, EUPL-1.2',
    directories: {
      app: join(root, 'dist', 'app'),
      output: join(root, 'dist', 'installers'),
      buildResources: join(root, 'build', 'resources'),
    },
    electronVersion: '45.5.0',
    ...(electronDist === null ? {} : { electronDist }),
    // The folder is assembled already: everything in it, nothing else. Without this the builder would look for
    // packages in the project around it and put all of them inside.
    files: ['**/*', { from: join(root, 'dist', 'app', 'node_modules'), to: 'node_modules' }],
    beforeBuild: () => Promise.resolve(false),
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    disableDefaultIgnoredFiles: false,
    forceCodeSigning: isRelease,
    fileAssociations: [],
    protocols: [],
    electronLanguages: ['it', 'en-US', 'en'],
    afterPack,
    publish:
      updateFeed === null ? null : { provider: 'generic', url: updateFeed, channel: 'latest' },
    win: {
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'msi', arch: ['x64'] },
      ],
      icon: 'icon.ico',
      requestedExecutionLevel: 'asInvoker',
      verifyUpdateCodeSignature: true,
      signtoolOptions: {
        publisherName: [...publishers],
        signingHashAlgorithms: ['sha256'],
        rfc3161TimeStampServer: 'http://timestamp.digicert.com',
      },
    },
    nsis: {
      oneClick: false,
      // The person chooses: for themselves without being an administrator, or for the whole computer.
      perMachine: false,
      selectPerMachineByDefault: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      language: '1040',
      installerLanguages: ['it_IT'],
      createDesktopShortcut: true,
      // Documents and their traces outlive the program; the uninstaller says where they are.
      deleteAppDataOnUninstall: false,
      include: 'installer.nsh',
      license: 'licenza.txt',
      differentialPackage: true,
    },
    msi: { perMachine: true, oneClick: false, createDesktopShortcut: true, warningsAsErrors: true },
    mac: {
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
      icon: 'icon.icns',
      category: 'public.app-category.medical',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(root, 'build', 'resources', 'entitlements.mac.plist'),
      entitlementsInherit: join(root, 'build', 'resources', 'entitlements.helper.plist'),
      notarize: isRelease,
      darkModeSupport: true,
      minimumSystemVersion: '13.0',
    },
    dmg: { sign: isRelease, writeUpdateInfo: true },
    linux: {
      target: [
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'AppImage', arch: ['x64', 'arm64'] },
      ],
      executableName: 'sintesi',
      icon: 'icons',
      category: 'MedicalSoftware',
      synopsis: 'Profilo Sanitario Sintetico per il Fascicolo Sanitario Elettronico',
      maintainer: 'Sintesi <sintesi@localhost>',
      vendor: 'Sintesi',
    },
    deb: {
      depends: ['libgtk-3-0', 'libnss3', 'libsecret-1-0', 'libnotify4', 'pcscd', 'libpcsclite1'],
      recommends: ['opensc', 'gnome-keyring | kwalletmanager'],
      afterRemove: join(root, 'build', 'resources', 'afterRemove.sh'),
    },
  };
}
