import { type DoctorProfile, doctorProfileSchema } from '../../shared/fse/doctorProfile.ts';

/** The doctor of the regional stage, with an application of our own. */
export const stageDoctor: DoctorProfile = doctorProfileSchema.parse({
  codiceFiscale: 'MNZLSN99E05F205J',
  family: 'MANZI',
  given: 'ALESSANDRO',
  azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
  repository: '201',
  application: { id: 'Sintesi', vendor: 'Sintesi', version: '0.1.0', identifierToken: 'SINTESI' },
});

/** A patient of the regional stage. */
export const stagePatient = 'RMSLSO31M04Z404R';
