/**
 * The national service answers 413 above 5 MB; the request's other parts need room too, so documents are
 * refused a quarter of a mebibyte earlier, before any PIN is asked.
 */
export const maximumSignedSize = 4.75 * 1024 * 1024;

/** Bytes a signature adds to a document: the reserved place in hexadecimal, the dictionaries, the new table. */
export const signatureAllowance = 37 * 1024;
