import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMailWriter } from '../../../electron/mail/createMailWriter.ts';

const every = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);

describe('a mail written as a file', () => {
  it('has headers, text and attachments byte for byte, and no sender', async () => {
    const bytes = await createMailWriter().write({
      to: ['desk@example.org'],
      cc: ['team@example.org'],
      subject: 'Richiesta Supporto | Sintesi - Sintesi è qui',
      text: 'Perché è così.',
      attachments: [
        { name: 'cda.xml', mediaType: 'application/xml', bytes: Buffer.from('<a>\n\r\nè</a>') },
        { name: 'risposta.bin', mediaType: 'application/octet-stream', bytes: every },
      ],
      date: new Date('2026-11-22T10:00:00Z'),
    });
    const mail = Buffer.from(bytes).toString('latin1');
    const head = mail.slice(0, mail.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^To: desk@example\.org$/m);
    expect(head).toMatch(/^Cc: team@example\.org$/m);
    expect(head).toMatch(/^X-Unsent: 1$/m);
    expect(head).not.toMatch(/^From:/m);
    expect(head).toMatch(/^Date: Sun, 22 Nov 2026 10:00:00 \+0000$/m);
    // RFC 5322 §2.1.1: no line is longer than 998 characters, none holds more than ASCII.
    const lines = mail.split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(mail).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    const parts = mail
      .split(/\r\n--[^\r\n]+/)
      .filter((part) => part.includes('Content-Disposition: attachment'))
      .map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64'));
    expect(parts.map((part) => part.toString('latin1'))).toEqual([
      Buffer.from('<a>\n\r\nè</a>').toString('latin1'),
      Buffer.from(every).toString('latin1'),
    ]);
    expect(
      createHash('sha256')
        .update(parts[1] ?? '')
        .digest('hex'),
    ).toBe(createHash('sha256').update(every).digest('hex'));
  });
});
