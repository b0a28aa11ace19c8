import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { openTestPki } from '../pki/makeTestPki.ts';

// The server both clients are measured against, in a process of its own: it greets and waits.
const [directory = '', version = ''] = process.argv.slice(2);
if (version !== 'TLSv1.2' && version !== 'TLSv1.3') throw new Error('version?');
const pki = openTestPki(directory);
const server = createServer(
  {
    key: pki.keyPem('server'),
    cert: pki.certPem('server'),
    ca: pki.certPem('cns-ca'),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: version,
    maxVersion: version,
  },
  (socket) => {
    socket.on('error', () => undefined);
    socket.write('ready');
  },
);
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
