import { defineError, type ErrorText } from '../errorDefinition.ts';

interface Peer {
  /** Host and port of the gateway, as configured. */
  readonly host: string;
}

const waiting = 'Il documento non è stato inviato e resta in attesa, pronto per un nuovo invio.';
const doubtful =
  "Non è certo che il documento sia arrivato: l'esito va verificato prima di un nuovo invio.";
const network =
  'Controllare il collegamento a Internet; il programma riproverà da solo appena possibile.';
const clockOrProxy =
  "Controllare data e ora del computer e la presenza di antivirus o proxy che intercettano la navigazione; se l'errore resta, avvisare l'assistenza.";
const cardSupport =
  "Togliere e reinserire la carta e riprovare; se l'errore resta, avvisare l'assistenza.";

const notSent = (happened: string, next: string): ErrorText => ({
  happened,
  meaning: waiting,
  next,
});

/**
 * Errors of the TLS channel to the gateway: one code per cause. Whether the request had left is told by the
 * exchange (`not-sent` or `unknown`), not by the code; texts about a broken answer say so.
 */
export const channelErrors = {
  'channel/name-not-found': defineError<Peer>('auto', (data) =>
    notSent(`L'indirizzo del servizio (${data.host}) non è stato trovato in rete.`, network),
  ),
  'channel/unreachable': defineError<Peer & { readonly cause: string }>('auto', (data) =>
    notSent(`Il servizio (${data.host}) non è raggiungibile (${data.cause}).`, network),
  ),
  'channel/connect-timeout': defineError<Peer & { readonly phase: 'network' | 'tls' }>(
    'auto',
    (data) =>
      notSent(
        data.phase === 'network'
          ? `Il servizio (${data.host}) non ha risposto alla richiesta di collegamento.`
          : `Il servizio (${data.host}) non ha completato l'apertura del canale protetto.`,
        network,
      ),
  ),
  'channel/proxy-unsupported': defineError<{ readonly scheme: string }>('user', (data) =>
    notSent(
      `Il proxy indicato dal sistema è di un tipo non utilizzabile (${data.scheme}).`,
      'Indicare nelle impostazioni un proxy HTTP, chiedendolo a chi gestisce la rete dello studio.',
    ),
  ),
  'channel/proxy-refused': defineError<{ readonly proxy: string; readonly status: number }>(
    'user',
    (data) =>
      notSent(
        data.status === 407
          ? `Il proxy della rete (${data.proxy}) chiede nome utente e password.`
          : `Il proxy della rete (${data.proxy}) ha rifiutato il collegamento (codice ${String(data.status)}).`,
        'Controllare le impostazioni del proxy con chi gestisce la rete dello studio.',
      ),
  ),
  'channel/proxy-unreachable': defineError<{ readonly proxy: string; readonly cause: string }>(
    'auto',
    (data) =>
      notSent(
        `Il proxy della rete (${data.proxy}) non è raggiungibile (${data.cause}).`,
        'Controllare le impostazioni del proxy con chi gestisce la rete dello studio.',
      ),
  ),
  'channel/tls-handshake-failed': defineError<
    Peer & { readonly reason: string; readonly alert: number | null }
  >('auto', (data) =>
    notSent(
      `Il canale protetto con ${data.host} non si è aperto (${data.reason}${data.alert === null ? '' : `, avviso ${String(data.alert)}`}).`,
      "Riprovare tra qualche minuto; se l'errore resta, inviare all'assistenza la diagnostica.",
    ),
  ),
  'channel/handshake-interrupted': defineError<Peer>('auto', (data) =>
    notSent(
      `Il collegamento con ${data.host} è caduto durante l'apertura del canale protetto.`,
      network,
    ),
  ),
  'channel/not-tls': defineError<Peer>('never', (data) =>
    notSent(`Il servizio (${data.host}) non ha risposto con un canale protetto.`, clockOrProxy),
  ),
  'channel/server-name-mismatch': defineError<Peer>('never', (data) =>
    notSent(`Il certificato presentato da ${data.host} appartiene a un altro sito.`, clockOrProxy),
  ),
  'channel/server-certificate-expired': defineError<Peer>('never', (data) =>
    notSent(`Il certificato presentato da ${data.host} è scaduto.`, clockOrProxy),
  ),
  'channel/server-certificate-not-yet-valid': defineError<Peer>('never', (data) =>
    notSent(`Il certificato presentato da ${data.host} non è ancora valido.`, clockOrProxy),
  ),
  'channel/server-certificate-revoked': defineError<Peer>('never', (data) =>
    notSent(
      `Il certificato presentato da ${data.host} è stato revocato dalla sua autorità.`,
      "Non ritentare: il servizio potrebbe essere impersonato. Avvisare l'assistenza.",
    ),
  ),
  'channel/server-authority-unknown': defineError<Peer>('never', (data) =>
    notSent(
      `Il certificato presentato da ${data.host} è emesso da un'autorità non riconosciuta.`,
      `Se è il nodo di prova, aggiungere il file della sua autorità. ${clockOrProxy}`,
    ),
  ),
  'channel/server-self-signed': defineError<Peer>('never', (data) =>
    notSent(
      `Il certificato presentato da ${data.host} è firmato da sé stesso e non da un'autorità.`,
      clockOrProxy,
    ),
  ),
  'channel/server-certificate-refused': defineError<
    Peer & { readonly reason: string; readonly verifyCode: number }
  >('never', (data) =>
    notSent(
      `Il certificato presentato da ${data.host} non supera i controlli (${data.reason}).`,
      clockOrProxy,
    ),
  ),
  'channel/server-not-pinned': defineError<Peer>('never', (data) =>
    notSent(
      `Il certificato presentato da ${data.host} non è tra quelli attesi per questo servizio.`,
      clockOrProxy,
    ),
  ),
  'channel/client-certificate-refused': defineError<
    Peer & { readonly alert: number; readonly alertName: string }
  >('user', (data) =>
    notSent(
      `Il servizio (${data.host}) ha rifiutato il certificato della carta (${data.alertName}).`,
      'Controllare che la carta inserita sia quella abilitata e non sia scaduta o revocata.',
    ),
  ),
  'channel/no-common-signature-scheme': defineError<Peer>('never', (data) =>
    notSent(
      `La carta e il servizio (${data.host}) non hanno un tipo di firma in comune per il collegamento.`,
      "Avvisare l'assistenza indicando modello della carta e diagnostica.",
    ),
  ),
  'channel/os-store-certificate-missing': defineError<Peer>('user', (data) =>
    notSent(
      `Tra i certificati del sistema operativo non c'è quello del medico che ${data.host} richiede.`,
      'Inserire la carta e attendere che il suo programma registri il certificato; se sono più d’uno, scegliere quello da usare nelle impostazioni.',
    ),
  ),
  'channel/os-store-signature-failed': defineError<Peer & { readonly cause: string }>(
    'user',
    (data) =>
      notSent(
        `Il programma della carta non ha firmato l'apertura del collegamento (${data.cause}).`,
        cardSupport,
      ),
  ),
  'channel/card-certificate-unusable': defineError<{ readonly reason: string }>('never', (data) =>
    notSent(
      `Il certificato di accesso della carta non può essere usato per il collegamento (${data.reason}).`,
      cardSupport,
    ),
  ),
  'channel/card-signature-wrong-length': defineError<Peer>('user', () =>
    notSent(
      'La carta ha risposto con una firma di lunghezza sbagliata durante il collegamento.',
      cardSupport,
    ),
  ),
  'channel/card-signature-wrong': defineError<Peer>('user', () =>
    notSent(
      'La carta ha risposto con una firma che non corrisponde al suo certificato.',
      cardSupport,
    ),
  ),
  'channel/cancelled': defineError<Peer>('user', () => ({
    happened: "L'invio è stato annullato prima che partisse.",
    meaning: waiting,
    next: "Avviare di nuovo l'invio quando si desidera.",
  })),
  'channel/closed': defineError<Peer>('user', () =>
    notSent('Il collegamento è stato chiuso.', "Avviare di nuovo l'invio."),
  ),
  'channel/connection-lost': defineError<Peer & { readonly cause: string }>('user', (data) => ({
    happened: `Il collegamento con ${data.host} è caduto prima di una risposta completa (${data.cause}).`,
    meaning: doubtful,
    next: "Attendere la verifica dell'esito: il programma la esegue da solo.",
  })),
  'channel/response-timeout': defineError<Peer & { readonly timeoutMs: number }>(
    'user',
    (data) => ({
      happened: `Il servizio (${data.host}) non ha risposto entro ${String(Math.round(data.timeoutMs / 1000))} secondi.`,
      meaning: doubtful,
      next: "Attendere la verifica dell'esito: il programma la esegue da solo.",
    }),
  ),
  'channel/response-too-large': defineError<Peer & { readonly limitBytes: number }>(
    'never',
    (data) => ({
      happened: `La risposta di ${data.host} supera la dimensione massima ammessa (${String(data.limitBytes)} byte).`,
      meaning: doubtful,
      next: "Inviare all'assistenza la diagnostica.",
    }),
  ),
  'channel/response-not-http': defineError<Peer & { readonly reason: string }>('never', (data) => ({
    happened: `La risposta di ${data.host} non è comprensibile (${data.reason}).`,
    meaning: doubtful,
    next: "Attendere la verifica dell'esito; se l'errore si ripete, avvisare l'assistenza.",
  })),
};
