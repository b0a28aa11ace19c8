import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { chooseIdentity } from '../domain/chooseIdentity.ts';
import type { Archive, KeptIdentity } from '../domain/ports/archive.ts';
import type { Workbench } from './workbench.ts';

/** An identity with the archive it is kept in and its companions. */
export interface FoundIdentity {
  readonly archive: Archive;
  readonly identity: KeptIdentity;
  readonly all: readonly KeptIdentity[];
}

/** The identity with that fingerprint in the environment in use; without one, the identity in use. */
export async function findSogeiIdentity(
  bench: Workbench,
  fingerprint: string | null,
): Promise<Result<FoundIdentity>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const all = await archive.value.identities(settings.value.environment.name);
  if (!all.ok) return all;
  const identity =
    fingerprint === null
      ? chooseIdentity(all.value)
      : all.value.find((each) => each.fingerprint === fingerprint);
  if (identity === null) return fail(appError('workspace/identity-missing', {}));
  return identity === undefined
    ? fail(appError('identity/unknown', { fingerprint: fingerprint ?? '' }))
    : ok({ archive: archive.value, identity, all: all.value });
}
