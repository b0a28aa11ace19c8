import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { chooseIdentity } from '../../domain/chooseIdentity.ts';
import type { Archive } from '../../domain/ports/archive.ts';
import type { Gateway } from '../../domain/ports/gateway.ts';
import type { StatusService } from '../../domain/ports/statusService.ts';
import type { TokenIssuer } from '../../domain/ports/tokenIssuer.ts';
import type { GatewayChannel } from '../../domain/ports/transport.ts';
import { provingGateway } from '../../domain/provingGateway.ts';
import type { Settings } from '../../domain/settings.ts';
import { createGateway } from '../../gateway/createGateway.ts';
import { createStatusService } from '../../gateway/createStatusService.ts';
import { createTokenIssuer } from '../../identity/createTokenIssuer.ts';
import { importIdentity } from '../../identity/importIdentity.ts';
import { tokenAuthorities } from '../tokenAuthorities.ts';
import type { Foundations } from './foundations.ts';

/** What every call to a regional service is made with. */
export interface Connection {
  readonly settings: Settings;
  readonly archive: Archive;
  readonly identityFingerprint: string;
  readonly tokens: TokenIssuer;
  readonly channel: GatewayChannel;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly archive: () => Promise<Result<Archive>>;
  readonly channel: () => Promise<Result<GatewayChannel>>;
}

/** Tokens of the doctor's certificate over the channel of the card. Asks for no PIN. */
export async function openConnection(
  { settings: readSettings, clock, randomness }: Foundations,
  parts: ConnectionParts,
): Promise<Result<Connection>> {
  const settings = await readSettings();
  if (!settings.ok) return settings;
  const archive = await parts.archive();
  if (!archive.ok) return archive;
  const { environment, profile } = settings.value;
  const identities = await archive.value.identities(environment.name);
  if (!identities.ok) return identities;
  const identity = chooseIdentity(identities.value);
  if (identity === null) return fail(appError('workspace/identity-missing', {}));
  const authorities = await tokenAuthorities(settings.value);
  if (!authorities.ok) return authorities;
  // The checks of the import again: calendar, environment or authorities may have changed since.
  const terms = { environment, profile, authoritiesPem: authorities.value, at: clock.now() };
  const checked = importIdentity(identity, terms);
  if (!checked.ok) return checked;
  const tokens = createTokenIssuer({ identity, clock, randomness });
  if (!tokens.ok) return tokens;
  const channel = await parts.channel();
  if (!channel.ok) return channel;
  return ok({
    settings: settings.value,
    archive: archive.value,
    identityFingerprint: identity.fingerprint,
    tokens: tokens.value,
    channel: channel.value,
  });
}

/** The regional gateway over a connection; a call it accepts proves the identity it was signed with. */
export async function openGateway(
  { clock, randomness }: Foundations,
  connection: () => Promise<Result<Connection>>,
): Promise<Result<Gateway>> {
  const opened = await connection();
  if (!opened.ok) return opened;
  const { settings, archive, identityFingerprint, tokens, channel } = opened.value;
  const { environment, profile } = settings;
  const gateway = createGateway({ environment, profile, channel, tokens, clock, randomness });
  return ok(
    provingGateway(gateway, async () => {
      // A proof that could not be written is given again by the next accepted call.
      const at = clock.now().toISOString();
      await archive.proveIdentity(environment.name, identityFingerprint, at);
    }),
  );
}

/** The status service over a connection; `gateway/status-service-off` where the environment has none. */
export async function openStatusService(
  { settings: readSettings }: Foundations,
  connection: () => Promise<Result<Connection>>,
): Promise<Result<StatusService>> {
  const settings = await readSettings();
  if (!settings.ok) return settings;
  const { environment, profile } = settings.value;
  if (!environment.statusService) return fail(appError('gateway/status-service-off', {}));
  const opened = await connection();
  if (!opened.ok) return opened;
  const { tokens, channel } = opened.value;
  return ok(createStatusService({ environment, profile, channel, tokens }));
}
