import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailDraft, MailWriter } from '../domain/ports/mailWriter.ts';

/** Writes drafts with nodemailer's composer; nothing is ever sent from here. */
export function createMailWriter(): MailWriter {
  return {
    write: ({ to, cc, subject, text, attachments, date }: MailDraft) =>
      new MailComposer({
        to: [...to],
        cc: [...cc],
        subject,
        text,
        date,
        // Tells mail programs to open the file as a draft to be sent rather than as a received mail.
        headers: { 'X-Unsent': '1' },
        attachments: attachments.map(({ name, mediaType, bytes }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(bytes),
          // Bytes stay bytes: quoted-printable would rewrite the ends of lines.
          contentTransferEncoding: 'base64',
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build(),
  };
}
