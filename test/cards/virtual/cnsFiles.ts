/** A node of the card's file system, by its path below the master file in hexadecimal. */
export interface CnsFiles {
  /** The contents of an elementary file, or null where the path is none. */
  read(path: string): Buffer | null;
  isDirectory(path: string): boolean;
}

/** What is written on the card. */
export interface CnsContents {
  readonly cardNumber: string;
  readonly holder: {
    readonly family: string;
    readonly given: string;
    readonly codiceFiscale: string;
  };
  /** DER. */
  readonly accessCertificate: Buffer;
  /** DER, or null on a card without digital signature. */
  readonly signatureCertificate: Buffer | null;
}

const PERSONAL_DATA_BYTES = 400;

function hexLength(length: number, digits: number): string {
  return length.toString(16).toUpperCase().padStart(digits, '0');
}

/** EF.Dati_Personali (CNS file system §6): the total length, then fields each preceded by its own. */
function personalData({ family, given, codiceFiscale }: CnsContents['holder']): Buffer {
  const empty = '';
  const identity = [empty, empty, empty, family, given, empty, empty, empty, codiceFiscale];
  const address = new Array<string>(7).fill(empty);
  const fields = [...identity, ...address]
    .map((field) => `${hexLength(field.length, 2)}${field}`)
    .join('');
  const file = Buffer.alloc(PERSONAL_DATA_BYTES);
  file.write(`${hexLength(fields.length, 6)}${fields}`, 'latin1');
  return file;
}

/** The standard layout of the national services card, as far as a driver reads it. */
export function cnsFiles(contents: CnsContents): CnsFiles {
  const files = new Map([
    ['10001003', Buffer.from(contents.cardNumber, 'latin1')],
    ['11001102', personalData(contents.holder)],
    ['11001101', contents.accessCertificate],
  ]);
  const directories = new Set(['', '1000', '1100', '1200', '1400', '14008110']);
  if (contents.signatureCertificate !== null) {
    files.set('14009010', contents.signatureCertificate);
  }
  return {
    read: (path) => files.get(path) ?? null,
    isDirectory: (path) => directories.has(path),
  };
}
