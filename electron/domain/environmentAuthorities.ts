import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { AuthorityCertificate, AuthorityReader } from './ports/authorityReader.ts';
import type { Settings } from './settings.ts';

/** Settings hold no more; a person has one or two. */
const MOST = 20;

/** Whether the person may add authorities in the environment in use. */
export function mayAddAuthorities({ environment }: Settings): boolean {
  return environment.name !== 'production';
}

function withPems(settings: Settings, authorities: readonly string[]): Settings {
  return { ...settings, environment: { ...settings.environment, authorities: [...authorities] } };
}

/** The authorities added for the environment in use; what cannot be read any more is left out, and trusted by nobody. */
export function addedAuthorities(
  { environment }: Settings,
  read: AuthorityReader,
): readonly AuthorityCertificate[] {
  return environment.authorities.flatMap((pem) => {
    const one = read(new TextEncoder().encode(pem));
    return one.ok ? one.value : [];
  });
}

/**
 * The settings with authorities trusted in the environment in use, besides those known already; one that is there is not
 * there twice. Errors: `authority/in-production`, `authority/expired`, `authority/too-many`.
 */
export function withAuthorities(
  settings: Settings,
  authorities: readonly AuthorityCertificate[],
  at: Date,
): Result<Settings> {
  if (!mayAddAuthorities(settings)) return fail(appError('authority/in-production', {}));
  const expired = authorities.find(({ notAfter }) => new Date(notAfter) < at);
  if (expired !== undefined) {
    const { subject, notAfter } = expired;
    return fail(appError('authority/expired', { subject, notAfter }));
  }
  const all = [
    ...new Set([...settings.environment.authorities, ...authorities.map(({ pem }) => pem)]),
  ];
  if (all.length > MOST) return fail(appError('authority/too-many', { most: MOST }));
  return ok(withPems(settings, all));
}

/** The settings without one of the authorities added. */
export function withoutAuthority(
  settings: Settings,
  fingerprint: string,
  read: AuthorityReader,
): Settings {
  const left = addedAuthorities(settings, read).filter((each) => each.fingerprint !== fingerprint);
  return withPems(
    settings,
    left.map(({ pem }) => pem),
  );
}
