/** What signs a release on each system, by environment variables; their values never appear anywhere. */
const needed = {
  win32: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD', 'SINTESI_PUBLISHER'],
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  linux: ['SINTESI_GPG_KEY'],
} as const;

/** The variables a signed release for a system needs. */
export function signingVariables(platform: keyof typeof needed): readonly string[] {
  return needed[platform];
}

/** The variables that are missing for a signed release; empty when it can be made. */
export function missingForSigning(
  platform: keyof typeof needed,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return needed[platform].filter((name) => (environment[name] ?? '') === '');
}
