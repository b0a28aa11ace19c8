import { describe, expect, it } from 'vitest';
import { refusedSwitches } from '../../../electron/main/refusedSwitches.ts';

describe('the switches with which the packaged program does not start', () => {
  it.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--inspect', 'inspect'],
    ['--inspect-brk=0.0.0.0:9229', 'inspect-brk'],
    ['--no-sandbox', 'no-sandbox'],
    ['--NO-SANDBOX', 'no-sandbox'],
    ['-no-sandbox', 'no-sandbox'],
    ['/no-sandbox', 'no-sandbox'],
    ['--js-flags=--expose-gc', 'js-flags'],
    ['--ssl-key-log-file=/tmp/keys', 'ssl-key-log-file'],
    ['--password-store=basic', 'password-store'],
    ['--ignore-certificate-errors', 'ignore-certificate-errors'],
    ['--disable-web-security', 'disable-web-security'],
    ['--host-rules=MAP * 127.0.0.1', 'host-rules'],
  ])('refuses %s', (argument, name) => {
    expect(refusedSwitches([argument])).toEqual([name]);
  });

  it.each([['--hidden'], ['/home/medico/no-sandbox'], ['documento.pdf'], [''], ['--'], ['-']])(
    'lets %s pass',
    (argument) => {
      expect(refusedSwitches([argument])).toEqual([]);
    },
  );
});
