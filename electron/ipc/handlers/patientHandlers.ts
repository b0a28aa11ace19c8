import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { PatientVersionView, PatientView } from '../../../shared/ipc/patientViews.ts';
import { addPatient } from '../../domain/patients/addPatient.ts';
import { patientWithBirth } from '../../domain/patients/patientWithBirth.ts';
import { profileStanding, whatIsDue } from '../../domain/patients/whatIsDue.ts';
import type { Archive } from '../../domain/ports/archive.ts';
import type { PatientFacts, PatientVersion } from '../../domain/ports/patientBook.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** A patient as a row of the list. */
export function patientViewOf(facts: PatientFacts, now: Date): PatientView {
  return {
    ...patientWithBirth(facts.patient, now),
    profile: facts.standing,
    standing: profileStanding(facts, now).kind,
    due: whatIsDue(facts, now),
  };
}

function versionViewOf(
  { documentId, version, effectiveAt, authorCf, signedAt, state, ended }: PatientVersion,
  doctor: string,
): PatientVersionView {
  const isOwn = authorCf === doctor;
  return { documentId, version, effectiveAt, isOwn, isSigned: signedAt !== null, state, ended };
}

/** What the archive knows of a patient, or `patient/unknown`. */
export async function factsOf(
  archive: Archive,
  codiceFiscale: string,
): Promise<Result<PatientFacts>> {
  const found = await archive.patients({ codiceFiscale });
  if (!found.ok) return found;
  const [facts] = found.value;
  return facts === undefined ? fail(appError('patient/unknown', {})) : ok(facts);
}

type PatientVerb = 'patients.list' | 'patients.open' | 'patients.add';

/** The verbs about the doctor's list. */
export function patientHandlers(desk: Desk): Pick<Handlers, PatientVerb> {
  return {
    'patients.list': async ({ text, limit }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const found = await archive.value.patients({
        ...(text === undefined ? {} : { text }),
        ...(limit === undefined ? {} : { limit }),
      });
      if (!found.ok) return found;
      const now = desk.clock.now();
      return ok({ patients: found.value.map((facts) => patientViewOf(facts, now)) });
    },
    'patients.open': async ({ codiceFiscale }) => {
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const facts = await factsOf(archive.value, codiceFiscale);
      if (!facts.ok) return facts;
      const versions = await archive.value.versionsOf(codiceFiscale);
      if (!versions.ok) return versions;
      const doctor = settings.value.profile.codiceFiscale;
      return ok({
        patient: patientViewOf(facts.value, desk.clock.now()),
        versions: versions.value.map((version) => versionViewOf(version, doctor)),
      });
    },
    'patients.add': async (patient) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const added = await addPatient(archive.value, desk.clock, patient);
      if (!added.ok) return added;
      desk.emit('patients.changed', {});
      const facts = await factsOf(archive.value, patient.codiceFiscale);
      if (!facts.ok) return facts;
      return ok({ patient: patientViewOf(facts.value, desk.clock.now()), isNew: added.value });
    },
  };
}
