import { type AppErrorCode, errorText } from '../../../shared/errors/appError.ts';
import type {
  CertificateMoment,
  ProbeReport,
  VersionFinding,
} from '../../domain/ports/channelProbe.ts';

const moments: Readonly<Record<CertificateMoment, string>> = {
  handshake: "durante l'apertura del canale",
  renegotiation: 'rinegoziando, quando conosce il percorso',
  'post-handshake': 'dopo l’apertura del canale, quando conosce il percorso',
};

const withoutCertificateTexts: Readonly<Record<VersionFinding['withoutCertificate'], string>> = {
  answers: 'risponde',
  refuses: 'rifiuta il collegamento',
  unknown: 'non determinato',
};

const yesNo = (fact: boolean | null): string =>
  fact === null ? 'non determinato' : fact ? 'sì' : 'no';

/** Which cards can sign here: PKCS#1 v1.5 alone works under TLS 1.2 only (RFC 8446 §4.2.3). */
function cardAdvice(report: ProbeReport): string {
  const tls12 = report.versions.find(({ version }) => version === 'TLSv1.2');
  if (tls12?.offered !== true) {
    return 'Carte con sola firma PKCS#1 v1.5: non utilizzabili, il servizio non offre TLS 1.2.';
  }
  if (tls12.certificateRequest === null) {
    return 'Carte con sola firma PKCS#1 v1.5: non determinato, il servizio non ha chiesto il certificato.';
  }
  return tls12.certificateRequest.schemes.includes('rsa_pkcs1_sha256')
    ? 'Carte con sola firma PKCS#1 v1.5: utilizzabili con TLS 1.2.'
    : 'Carte con sola firma PKCS#1 v1.5: non utilizzabili, il servizio accetta solo altri tipi di firma.';
}

/** A finding whose failure is told by its code. */
type DescribedVersion = Omit<VersionFinding, 'failure'> & {
  readonly failure: AppErrorCode | null;
};

/** What one version of the protocol is like at a server. */
export function versionLines(finding: DescribedVersion): readonly string[] {
  const { certificateRequest: request, failure } = finding;
  if (!finding.offered) {
    return [`${finding.version}: non offerto${failure === null ? '' : ` (${failure})`}`];
  }
  return [
    `${finding.version}: offerto`,
    `  cifrari: ${finding.ciphers.join(', ')}`,
    request === null
      ? '  certificato del medico: non chiesto'
      : `  certificato del medico: chiesto ${moments[request.when]}`,
    ...(request === null
      ? []
      : [
          `  autorità accettate: ${request.issuers.length === 0 ? 'qualsiasi' : ''}`,
          ...request.issuers.map((issuer) => `    ${issuer}`),
          `  tipi di firma accettati: ${request.schemes.join(', ')}`,
        ]),
    `  senza certificato: ${withoutCertificateTexts[finding.withoutCertificate]}${
      finding.httpStatus === null ? '' : ` (HTTP ${String(finding.httpStatus)})`
    }`,
    `  sessioni rilasciate: ${String(finding.sessionsIssued)}, ripresa accettata: ${yesNo(finding.resumes)}`,
    ...(failure === null ? [] : [`  fine del collegamento: ${failure}`]),
  ];
}

/** What the clock of this computer is like beside the server's. */
export function clockLine(offsetMs: number | null): string {
  if (offsetMs === null)
    return 'Orologio del computer: non confrontato, il servizio non dice l’ora.';
  const seconds = Math.round(offsetMs / 1000);
  if (seconds === 0) return 'Orologio del computer: concorda con quello del servizio.';
  return `Orologio del computer: ${seconds > 0 ? 'indietro' : 'avanti'} di ${String(Math.abs(seconds))} secondi rispetto al servizio.`;
}

/** The report for people, in Italian; holds nothing about patients and nothing secret. */
export function probeReportLines(report: ProbeReport): readonly string[] {
  const head = [
    `Prova del collegamento con ${report.url}`,
    `  eseguita il ${report.at} con ${report.library}${report.proxy === null ? '' : `, proxy ${report.proxy}`}`,
  ];
  if (report.unreachable !== null) {
    const { happened, next } = errorText(report.unreachable);
    return [...head, happened, next];
  }
  return [
    ...head,
    '',
    'Certificato del servizio',
    ...report.chain.map(
      ({ subject, notAfter, pin }) =>
        `  ${subject} (scade il ${notAfter.slice(0, 10)}, pin ${pin})`,
    ),
    `  nome corrispondente: ${yesNo(report.nameMatches)}`,
    `  attendibile: ${report.distrust === null ? 'sì' : `no. ${errorText(report.distrust).happened}`}`,
    '',
    ...report.versions.flatMap((finding) =>
      versionLines({ ...finding, failure: finding.failure?.code ?? null }),
    ),
    '',
    clockLine(report.clockOffsetMs),
    cardAdvice(report),
  ];
}
