import { errorText } from '../../../shared/errors/appError.ts';
import type {
  PdfVerification,
  SignatureTrust,
  VerifiedSignature,
} from '../../domain/ports/documentPdf.ts';

const instant = new Intl.DateTimeFormat('it-IT', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Rome',
});

function when(iso: string): string {
  return instant.format(new Date(iso));
}

const laterChangesTexts: Readonly<Record<VerifiedSignature['laterChanges'], string>> = {
  none: 'protegge tutto il file',
  permitted: 'protegge il documento; dopo sono state aggiunte soltanto prove o altre firme',
  forbidden: 'dopo la firma il documento è stato modificato',
};

const revocationTexts: Readonly<Record<SignatureTrust['revocation'], string>> = {
  good: 'non revocato, secondo le prove contenute nel file',
  revoked: 'revocato, secondo le prove contenute nel file',
  unknown: 'stato non noto: il file non contiene prove',
};

const qualificationTexts: Readonly<Record<SignatureTrust['qualification'], string>> = {
  'on-device': 'certificato qualificato, con la chiave su un dispositivo qualificato',
  qualified: 'certificato qualificato',
  none: 'il certificato non si dichiara qualificato',
};

function trustText({ status, problem, chain }: SignatureTrust): string {
  if (status === 'not-judged')
    return 'non giudicata: nessuna autorità riconosciuta è stata indicata';
  const path = chain.join(' ← ');
  return problem === null ? `riconosciuta (${path})` : errorText(problem).happened;
}

function timeText(signature: VerifiedSignature): string {
  const { signedAt, timestampedAt, timestampAuthority } = signature;
  const claimed = signedAt === null ? 'non dichiarata' : when(signedAt);
  if (timestampedAt === null) return `${claimed}, dichiarata da chi firma`;
  return `${claimed}; marca temporale del ${when(timestampedAt)} di ${timestampAuthority ?? ''}`;
}

function signatureLines(signature: VerifiedSignature): string[] {
  const { signerName, signerCodiceFiscale, issuerName, level, valid, trust } = signature;
  const holder =
    signerCodiceFiscale === null ? signerName : `${signerName}, ${signerCodiceFiscale}`;
  const name = signature.kind === 'signature' ? 'Firma       ' : 'Marca       ';
  return [
    `${name} ${holder === '' ? 'firmatario ignoto' : holder}`,
    `  Esito      ${valid ? 'integra' : 'non valida'}, ${level}`,
    `  Data       ${timeText(signature)}`,
    `  Copertura  ${laterChangesTexts[signature.laterChanges]}`,
    `  Rilasciato ${issuerName}`,
    `  Fiducia    ${trustText(trust)}`,
    ...(signature.kind === 'signature'
      ? [`  Qualifica  ${qualificationTexts[trust.qualification]}`]
      : []),
    ...(trust.status === 'not-judged' ? [] : [`  Revoca     ${revocationTexts[trust.revocation]}`]),
  ];
}

function gatewayText({ accepted, reasons }: PdfVerification['gateway']): string {
  if (accepted) return 'la firma sarebbe accettata';
  return `rifiuterebbe il documento: ${reasons.map((each) => errorText(each).happened).join(' ')}`;
}

/** What the verifier found, for a person: the verdict first, then each signature, then every problem. */
export function verificationLines(verification: PdfVerification): string[] {
  const { verdict, problems, cda, claims, signatures, gateway } = verification;
  const attachment =
    cda === null ? 'cda.xml non trovato' : `cda.xml, ${cda.length.toLocaleString('it-IT')} byte`;
  return [
    `Documento    ${verdict === 'valid' ? 'integro' : 'non valido'}`,
    `Allegato     ${attachment}`,
    `Formato      ${claims.length === 0 ? 'PDF, senza dichiarazioni di archiviazione' : `dichiara ${claims.join(' e ')}`}`,
    ...signatures.flatMap(signatureLines),
    `Gateway      ${gatewayText(gateway)}`,
    ...problems.map((problem) => `Problema     ${errorText(problem).happened}`),
  ];
}
