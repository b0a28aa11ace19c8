import type { DocumentHeader } from '../../../shared/cda/documentHeader.ts';

/** The header of a document as JSON facts, the same for every verb that names a document. */
export function headerToJson(header: DocumentHeader): Readonly<Record<string, unknown>> {
  const { documentId, setId, version, replaces, effectiveTime, patient, legalAuthenticator } =
    header;
  return {
    documentId,
    setId,
    version,
    replaces,
    effectiveTime,
    patient,
    doctor: legalAuthenticator,
  };
}

/** The header of a document in Italian lines. */
export function headerLines(header: DocumentHeader): readonly string[] {
  const { patient, legalAuthenticator: doctor } = header;
  return [
    `Documento    ${header.documentId} (versione ${String(header.version)})`,
    `Assistito    ${patient.family} ${patient.given}, ${patient.codiceFiscale}`,
    `Medico       ${doctor.family} ${doctor.given}, ${doctor.codiceFiscale}`,
  ];
}
