import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ContractRequest } from '../../shared/ipc/contract.ts';
import { environmentOf } from './changeSettings.ts';
import { settingsSchema, type Settings } from './settings.ts';
import type { SetupNotes } from './setupNotes.ts';

/** The settings of a doctor who just chose the organisation; everything else has its default. */
export function firstSettings(
  doctor: NonNullable<SetupNotes['doctor']>,
  { organisation, environment }: ContractRequest['setup.organisation'],
  version: string,
): Result<Settings> {
  const described = environmentOf(environment.name, environment.baseUrl);
  if (!described.ok) return described;
  const parsed = settingsSchema.safeParse({
    profile: {
      ...doctor,
      ...organisation,
      // As declared at accreditation.
      application: { id: 'SINTESI', vendor: 'Sintesi', version, identifierToken: 'SINTESI' },
    },
    environment: described.value,
    // Certificates of the test environments are not qualified.
    card: { qualifiedSignature: environment.name === 'production' ? 'required' : 'waived' },
  });
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  return fail(appError('settings/profile-invalid', { fields }));
}
