/** Texts about the authorities of a test environment and the trial transmission. */
export const authorityTexts = {
  title: 'Autorità del nodo',
  words:
    'Serve solo se il nodo di prova, o il certificato ricevuto, è garantito da un’autorità che questo computer non conosce. Vale in questo ambiente di prova e si aggiunge a quelle già riconosciute.',
  production:
    'Nell’ambiente reale valgono le autorità del sistema operativo: chi è creduto il nodo riceve i documenti degli assistiti. Un’altra la installa nel sistema chi amministra il computer.',
  file: 'File dell’autorità (PEM o DER)',
  found: 'Il file contiene:',
  compare: 'Confronta l’impronta con quella comunicata dalla Regione, poi aggiungi.',
  fingerprint: 'Impronta SHA-256',
  until: (day: string) => `valida fino al ${day}`,
  add: 'Aggiungi',
  remove: (subject: string) => `Togli ${subject}`,
  added: 'Aggiunte per questo ambiente',
} as const;

/** Texts of the trial transmission. */
export const transmissionTexts = {
  title: 'Invio di prova',
  words:
    'Con la carta e il suo PIN, Sintesi chiede al nodo di annullare un documento che non esiste: si provano carta, canale e certificato, e non si pubblica nulla.',
  start: 'Fai l’invio di prova',
  trying: 'Provo l’invio',
  taken: 'Il nodo ha riconosciuto carta e certificato: gli invii funzionano.',
  cartId: (id: string) => `X-CART-id ${id}`,
  noCartId: 'Il nodo non ha dato un X-CART-id.',
  production: 'Nell’ambiente reale non si fanno invii di prova: il primo invio è il primo profilo.',
} as const;
