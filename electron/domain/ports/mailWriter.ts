/** A file attached to a mail. */
export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A mail to be sent by the person, not by the program: it has no sender. */
export interface MailDraft {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  readonly date: Date;
}

/** Writes a draft as the file mail programs open (RFC 5322, RFC 2045). */
export interface MailWriter {
  write(draft: MailDraft): Promise<Uint8Array>;
}
