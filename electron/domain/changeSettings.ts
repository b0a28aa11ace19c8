import {
  gatewayEnvironmentSchema,
  stageEnvironment,
  type GatewayEnvironment,
} from '../../shared/fse/gatewayEnvironment.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { SettingsChange, SettingsView } from '../../shared/ipc/settingsViews.ts';
import { settingsSchema, type Settings } from './settings.ts';

/** `aud` of both tokens in production; the base URL is told by the Region at enrolment (gateway.md §4.5). */
const NATIONAL_PRODUCTION = 'https://modipa.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1';

/** Whether a change touches what is open: card, connection, archive. The look of the window does not. */
export function needsReopening(change: SettingsChange): boolean {
  return Object.keys(change).some((part) => part !== 'desk');
}

function parsed(candidate: unknown): Result<Settings> {
  const result = settingsSchema.safeParse(candidate);
  if (result.success) return ok(result.data);
  const fields = result.error.issues.map((issue) => issue.path.join('.'));
  return fail(appError('settings/profile-invalid', { fields }));
}

/** The settings with some parts changed; `settings/profile-invalid` names the fields that do not hold. */
export function changedSettings(settings: Settings, change: SettingsChange): Result<Settings> {
  const { doctor, organisation, baseUrl, cardModule, proxy, gatewayAuthorities } = change;
  const { importsFolder, officialPack, desk, retention } = change;
  return parsed({
    ...settings,
    profile: { ...settings.profile, ...doctor, ...organisation },
    environment: { ...settings.environment, ...(baseUrl === undefined ? {} : { baseUrl }) },
    card: { ...settings.card, ...(cardModule === undefined ? {} : { module: cardModule }) },
    network: { ...settings.network, ...(proxy === undefined ? {} : { proxy }) },
    trust: {
      ...settings.trust,
      ...(gatewayAuthorities === undefined ? {} : { gatewayAuthorities }),
    },
    ...(importsFolder === undefined ? {} : { imports: { folder: importsFolder } }),
    ...(officialPack === undefined ? {} : { officialPack }),
    desk: { ...settings.desk, ...desk },
    retention: { ...settings.retention, ...retention },
  });
}

/** A described environment; the address is the one the Region told. */
export function environmentOf(
  name: GatewayEnvironment['name'],
  baseUrl: string,
): Result<GatewayEnvironment> {
  if (!gatewayEnvironmentSchema.shape.baseUrl.safeParse(baseUrl).success) {
    return fail(appError('workspace/address-not-https', { address: baseUrl }));
  }
  if (name === 'production') {
    const described = { name, baseUrl, audience: NATIONAL_PRODUCTION };
    return ok(gatewayEnvironmentSchema.parse(described));
  }
  return ok({ ...stageEnvironment(baseUrl), name });
}

/** The settings in another environment; the one left is kept to go back to, with all its data. */
export function switchedSettings(
  settings: Settings,
  name: GatewayEnvironment['name'],
  baseUrl: string,
): Result<Settings> {
  const { environment, otherEnvironment } = settings;
  const kept = otherEnvironment?.name === name ? { ...otherEnvironment, baseUrl } : null;
  const made = kept === null ? environmentOf(name, baseUrl) : ok(kept);
  if (!made.ok) return made;
  if (name === environment.name)
    return ok({ ...settings, environment: { ...environment, baseUrl } });
  return ok({ ...settings, environment: made.value, otherEnvironment: environment });
}

/** The settings as the window shows them. */
export function settingsViewOf(settings: Settings): SettingsView {
  const { profile, environment, otherEnvironment, card, network, trust } = settings;
  const { codiceFiscale, family, given, azienda, repository, application } = profile;
  const named = ({ name, baseUrl }: GatewayEnvironment) => ({ name, baseUrl });
  return {
    doctor: { codiceFiscale, family, given },
    organisation: { azienda, repository },
    environment: named(environment),
    otherEnvironment: otherEnvironment === null ? null : named(otherEnvironment),
    cardModule: card.module,
    proxy: network.proxy,
    gatewayAuthorities: trust.gatewayAuthorities,
    importsFolder: settings.imports.folder,
    backupFolder: settings.backup.folder,
    officialPack: settings.officialPack,
    desk: settings.desk,
    retention: settings.retention,
    application,
  };
}
