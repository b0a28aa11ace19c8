import { defineError } from '../errorDefinition.ts';

/** What can stand in the way of the queue itself, apart from card, network and gateway. */
export const outboxErrors = {
  'outbox/already-sending': defineError<Record<string, never>>('user', () => ({
    happened: "L'invio della coda è già in corso.",
    meaning: 'I documenti stanno già partendo, uno alla volta e in ordine.',
    next: 'Seguire l’avanzamento nella coda.',
  })),
  'outbox/other-sender': defineError<Record<string, never>>('auto', () => ({
    happened: "Un'altra copia del programma sta inviando la coda.",
    meaning: 'Per non inviare due volte, questa copia non invia nulla.',
    next: "Chiudere l'altra copia; l'invio riprende da solo poco dopo.",
  })),
  'outbox/not-in-queue': defineError<{ readonly submissionId: string }>('never', () => ({
    happened: "L'invio indicato non è nella coda.",
    meaning: 'È già concluso oppure non è mai stato preparato; nulla è cambiato.',
    next: 'Cercarlo nello storico.',
  })),
  'outbox/already-left': defineError<{ readonly submissionId: string }>('never', () => ({
    happened: 'Il documento è già in viaggio: l’invio non si può più ritirare.',
    meaning: 'Il suo esito sarà registrato appena noto.',
    next: 'A invio riuscito, se serve, annullare il documento pubblicato.',
  })),
  'outbox/not-to-verify': defineError<{ readonly submissionId: string }>('never', () => ({
    happened: 'L’esito di questo invio non è in dubbio.',
    meaning: 'Non c’è nulla da verificare e nulla è stato inviato.',
    next: 'Seguire lo stato nella coda o nello storico.',
  })),
  'outbox/left-since-copy': defineError<Record<string, never>>('auto', () => ({
    happened:
      'Questo archivio viene da una copia: l’invio può essere partito dopo che la copia fu fatta.',
    meaning: 'Il documento può essere già nel Fascicolo: non viene rimandato come se nulla fosse.',
    next: 'Non serve fare nulla: Sintesi ne verifica l’esito e lo registra. Non creare un altro documento.',
  })),
  'outbox/too-early-to-verify': defineError<{
    readonly submissionId: string;
    readonly seconds: number;
  }>('auto', (data) => ({
    happened: `La verifica è possibile tra ${String(data.seconds)} secondi.`,
    meaning:
      'Il gateway può non avere ancora registrato il documento: chiedere troppo presto darebbe una risposta falsa.',
    next: 'Attendere: la verifica parte anche da sola. Non creare un altro documento.',
  })),
};
