import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../../electron/ipc/desk.ts';
import { linkHandlers } from '../../../electron/ipc/handlers/linkHandlers.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { externalLinks, type ExternalLink } from '../../../shared/ipc/externalLinks.ts';

const { request } = contract['links.open'];

describe('addresses outside the program', () => {
  it.each(Object.keys(externalLinks))('opens %s at its https address', async (link) => {
    const openAddress = vi.fn(() => Promise.resolve());
    const handlers = linkHandlers({ openAddress } as unknown as Desk);
    const parsed = request.parse({ link });
    expect((await handlers['links.open'](parsed)).ok).toBe(true);
    const address = externalLinks[link as ExternalLink];
    expect(openAddress).toHaveBeenCalledExactlyOnceWith(address);
    expect(new URL(address).protocol).toBe('https:');
    expect(new URL(address).username).toBe('');
  });

  it.each([
    'https://example.org/',
    'http://example.org/',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'ms-msdt:/id',
    'ms-officecmd:{}',
    'search-ms:query=x',
    'shell:startup',
    'smb://server/share',
    'ftp://example.org/',
    'mailto:a@example.org',
    'tel:118',
    'app://sintesi/',
    'blob:app://sintesi/1',
    'about:blank',
    'chrome://settings',
    'view-source:https://example.org',
    'sistema-ts ',
    ' sistema-ts',
    'SISTEMA-TS',
    'sistema-ts\u0000',
    'sistema-ts/../x',
    'https://sistemats1.sanita.finanze.it/',
    '//example.org',
    '../..',
    '',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    null,
    0,
    {},
    ['sistema-ts'],
  ])('opens nothing for %j', (link) => {
    expect(request.safeParse({ link }).success).toBe(false);
  });

  it('says where it cannot', async () => {
    const handlers = linkHandlers({ openAddress: null } as unknown as Desk);
    expect(await handlers['links.open']({ link: 'sistema-ts' })).toMatchObject({
      ok: false,
      error: { code: 'window/address-not-opened' },
    });
  });
});
