/** The operating system's store of secrets as this program uses it: Electron's `safeStorage`, asynchronous half. */
export interface SystemVault {
  /** Which store it is: on Linux the password manager found, elsewhere the one of the system. */
  backend(): string;
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(sealed: Uint8Array): Promise<{ readonly text: string; readonly isStale: boolean }>;
}

/** The part of Electron's `safeStorage` the vault is made over. */
export interface SafeStorageLike {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  getSelectedStorageBackend?(): string;
}

/** The vault over Electron's `safeStorage`; only Linux has a choice of stores. */
export function systemVault(storage: SafeStorageLike, platform: NodeJS.Platform): SystemVault {
  return {
    backend: () =>
      platform === 'linux' ? (storage.getSelectedStorageBackend?.() ?? 'unknown') : platform,
    isAvailable: () => storage.isAsyncEncryptionAvailable(),
    encrypt: (text) => storage.encryptStringAsync(text),
    decrypt: async (sealed) => {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed));
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}
