import { app, net, session } from 'electron/main';
import type { Result } from '../../shared/errors/result.ts';
import type { ChannelProxy } from '../channel/connectTcp.ts';
import { proxyFromResolution } from '../channel/systemProxy.ts';
import { systemClock } from '../process/systemClock.ts';
import type { Settings } from '../domain/settings.ts';
import { chooseOsCertificate } from './osCertificates.ts';
import type { OsNet } from './osNet.ts';
import type { ChannelSession } from './osStoreChannel.ts';

/** A session of Electron's network stack in memory, used by the channel and by nothing else. */
export function openChannelSession(): ChannelSession {
  const own = session.fromPartition('channel', { cache: false });
  const channelNet: OsNet = {
    request: ({ cache: _cache, ...options }) =>
      net.request({ ...options, session: own, credentials: 'include' }),
  };
  return {
    net: channelNet,
    setVerifier: (verify) => {
      own.setCertificateVerifyProc(({ hostname, validatedCertificate }, answer) => {
        verify({ hostname, validatedCertificate }, answer);
      });
    },
    setProxy: (proxy) => own.setProxy(proxy),
    forget: async () => {
      await own.closeAllConnections();
      await own.clearAuthCache();
      await own.clearHostResolverCache();
    },
  };
}

/** What the operating system wants for an address: its settings, an automatic configuration included. */
export async function systemProxy(url: URL): Promise<Result<ChannelProxy | null>> {
  return proxyFromResolution(await session.defaultSession.resolveProxy(url.href));
}

/**
 * Shows the gateway the doctor's own certificate of the system's store, or none: nothing is guessed. The settings are
 * read at each question, because they may have been changed meanwhile.
 */
export function offerOsCertificate(settings: () => Promise<Result<Settings>>): void {
  app.on('select-client-certificate', (event, _contents, _url, listed, answer) => {
    event.preventDefault();
    void settings().then((current) => {
      if (!current.ok) {
        answer();
        return;
      }
      const { profile, card } = current.value;
      const wish = { codiceFiscale: profile.codiceFiscale, fingerprint: card.accessFingerprint };
      const chosen = chooseOsCertificate(listed, wish, systemClock.now());
      if (chosen === null) answer();
      else answer(chosen);
    });
  });
}
