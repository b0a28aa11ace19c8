import { fileURLToPath } from 'node:url';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { acquireDocument } from '../../domain/acquireDocument.ts';
import { chooseIdentity } from '../../domain/chooseIdentity.ts';
import { readSogeiCertificate } from '../../identity/sogeiCertificate.ts';
import { readInputFile } from '../files.ts';
import type { Workbench } from '../workbench.ts';
import { accreditationGateway } from './accreditationGateway.ts';
import type { AccreditationRequest } from './accreditationRequest.ts';
import type { FaultInjector } from './faultInjector.ts';
import { asValidation } from './requestChanges.ts';
import type { CaseTools } from './runCase.ts';
import { authenticationNameOf } from './submissionFolder.ts';

/** Written by our own writer; how it is made again is told in the README of this folder. */
const ownBase = fileURLToPath(new URL('../../../assets/accreditation/base.xml', import.meta.url));

/** What a working folder may lack, by the error that says so. */
const preparations: Readonly<Record<string, string>> = {
  'workspace/settings-missing': 'il file delle impostazioni',
  'workspace/archive-not-created': 'l’archivio cifrato',
  'workspace/identity-missing': 'il certificato Sogei di firma',
};

/** The error of a folder that is not ready for cases tells everything they need, not only what was missed first. */
function notPrepared(error: AppError): AppError {
  const missing = preparations[error.code];
  return missing === undefined
    ? error
    : appError('workspace/accreditation-not-prepared', { missing });
}

/** What the tools are opened for. */
type CaseToolsRequest = Pick<
  AccreditationRequest,
  'document' | 'validation' | 'clientCertificate' | 'clientKey'
>;

async function open(
  bench: Workbench,
  injector: FaultInjector,
  request: CaseToolsRequest,
): Promise<Result<CaseTools>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { environment, profile } = settings.value;
  if (environment.name === 'production') {
    return fail(appError('workspace/accreditation-in-production', {}));
  }
  const bytes = await readInputFile(request.document ?? ownBase);
  if (!bytes.ok) return bytes;
  const base = await acquireDocument(bench.pdf, bytes.value);
  if (!base.ok) return base;
  const author = base.value.header.legalAuthenticator.codiceFiscale;
  const doctor = profile.codiceFiscale;
  if (author !== doctor) return fail(appError('document/other-author', { author, doctor }));
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const identities = await archive.value.identities(environment.name);
  if (!identities.ok) return identities;
  const identity = chooseIdentity(identities.value);
  if (identity === null) return fail(appError('workspace/identity-missing', {}));
  const certificate = readSogeiCertificate(identity.certificate);
  if (!certificate.ok) return certificate;
  const gateway = await accreditationGateway(bench, injector, {
    settings: settings.value,
    identity,
    request,
  });
  if (!gateway.ok) return gateway;
  return ok({
    bench,
    injector,
    settings: settings.value,
    gateway: gateway.value,
    tokenKey: identity.privateKey,
    authenticationName: authenticationNameOf(certificate.value.commonName ?? ''),
    base: base.value,
    validation:
      request.validation === undefined
        ? null
        : asValidation(identity.privateKey, request.validation),
  });
}

/** Opens what cases are run with. Refused in production, and where the base document is not of the settings' doctor. */
export async function openCaseTools(
  bench: Workbench,
  injector: FaultInjector,
  request: CaseToolsRequest,
): Promise<Result<CaseTools>> {
  const tools = await open(bench, injector, request);
  return tools.ok ? tools : fail(notPrepared(tools.error));
}
