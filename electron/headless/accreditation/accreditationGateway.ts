import { constants, createPrivateKey, privateEncrypt, X509Certificate } from 'node:crypto';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { createCardTransport } from '../../channel/createCardTransport.ts';
import type { UsableIdentity } from '../../domain/chooseIdentity.ts';
import type { Gateway } from '../../domain/ports/gateway.ts';
import type { GatewayChannel, GatewayTransport } from '../../domain/ports/transport.ts';
import type { Settings } from '../../domain/settings.ts';
import { createGateway } from '../../gateway/createGateway.ts';
import { createTokenIssuer } from '../../identity/createTokenIssuer.ts';
import { trustedRoots } from '../networkChoices.ts';
import { readPemFiles } from '../readPemFiles.ts';
import type { Workbench } from '../workbench.ts';
import type { FaultInjector } from './faultInjector.ts';

/** What the gateway of an accreditation is opened for. */
export interface AccreditationGatewayRequest {
  readonly settings: Settings;
  readonly identity: UsableIdentity;
  /** PEM files of the A certificate and of its key; both or neither. */
  readonly request: { readonly clientCertificate?: string; readonly clientKey?: string };
}

/** The national test gateway knows no cards: its callers are servers, with the A certificate of the pair. */
async function softwareTransport(
  settings: Settings,
  files: readonly [certificate: string, key: string],
): Promise<Result<GatewayTransport>> {
  const { environment, trust } = settings;
  const roots = await trustedRoots(settings);
  if (!roots.ok) return roots;
  const pem = await readPemFiles(files);
  if (!pem.ok) return pem;
  const [certificate = '', privateKey = ''] = pem.value;
  try {
    const key = createPrivateKey(privateKey);
    const transport = createCardTransport({
      trustedRootsPem: roots.value,
      pins: trust.gatewayPins,
      clientChain: [new X509Certificate(certificate).raw],
      policy: 'pss-capable',
      // The channel has padded the block already where it asks for a raw operation.
      sign: ({ mechanism, data }) => {
        const { RSA_NO_PADDING, RSA_PKCS1_PADDING } = constants;
        const padding = mechanism === 'rsa-raw' ? RSA_NO_PADDING : RSA_PKCS1_PADDING;
        return Promise.resolve(ok(privateEncrypt({ key, padding }, data)));
      },
      connectTimeoutMs: environment.timeouts.connectMs,
      responseTimeoutMs: environment.timeouts.responseMs,
    });
    return ok(transport);
  } catch {
    return fail(appError('workspace/file-unreadable', { file: files.join(', '), cause: 'PEM' }));
  }
}

/** The gateway cases are sent to: over the doctor's card, or over the A certificate where its files are named. */
export async function accreditationGateway(
  bench: Workbench,
  injector: FaultInjector,
  { settings, identity, request }: AccreditationGatewayRequest,
): Promise<Result<Gateway>> {
  const { clientCertificate, clientKey } = request;
  if (clientCertificate === undefined || clientKey === undefined) return bench.gateway();
  const inner = await softwareTransport(settings, [clientCertificate, clientKey]);
  if (!inner.ok) return inner;
  const transport = injector.wrap(inner.value);
  const channel: GatewayChannel = {
    open: () => Promise.resolve(ok({ transport, isNew: false })),
  };
  const { clock, randomness } = bench;
  const tokens = createTokenIssuer({ identity, clock, randomness });
  if (!tokens.ok) return tokens;
  const { environment, profile } = settings;
  return ok(
    createGateway({ environment, profile, channel, tokens: tokens.value, clock, randomness }),
  );
}
