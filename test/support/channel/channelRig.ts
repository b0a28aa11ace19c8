import type { GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { makeChannelPki } from './channelPki.ts';
import { channelUnderTest } from './channelUnderTest.ts';
import { startMutualTlsServer, type MutualTlsServer } from './mutualTlsServer.ts';
import { softwareRsaKey } from './softwareKey.ts';

/** The PKI of one test file and whatever a test opened, closed in reverse order. */
export interface ChannelRig {
  readonly pki: TestPki;
  serve(options?: Parameters<typeof startMutualTlsServer>[1]): Promise<MutualTlsServer>;
  /** The channel under test; the card is played by the access key unless `sign` says otherwise. */
  channel(options?: Partial<Parameters<typeof channelUnderTest>[1]>): GatewayTransport;
  /** Registers something to stop at the end of the test. */
  keep<Opened extends { stop(): Promise<void> }>(opened: Opened): Opened;
  /** Ends what the test opened. */
  closeAll(): Promise<void>;
  /** Ends the rig. */
  dispose(): Promise<void>;
}

/** Makes a rig with a PKI of its own. */
export async function makeChannelRig(): Promise<ChannelRig> {
  const { pki, dispose } = await makeChannelPki();
  const open: (() => Promise<void>)[] = [];
  const keep: ChannelRig['keep'] = (opened) => {
    open.push(() => opened.stop());
    return opened;
  };
  return {
    pki,
    keep,
    serve: async (options = {}) => keep(await startMutualTlsServer(pki, options)),
    channel: (options = {}) => {
      const sign = options.sign ?? softwareRsaKey(pki.keyPem('cns-auth')).sign;
      const transport = channelUnderTest(pki, { ...options, sign });
      open.push(() => transport.close());
      return transport;
    },
    closeAll: async () => {
      for (const close of open.splice(0).reverse()) await close();
    },
    dispose,
  };
}
