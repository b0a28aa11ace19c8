import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

type Verbs =
  | 'identities.list'
  | 'identities.request'
  | 'identities.import'
  | 'identities.choose'
  | 'identities.export';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The verbs about the doctor's certificate for the gateway. */
export function identityHandlers({ identities }: Desk): Pick<Handlers, Verbs> {
  return {
    'identities.list': () => identities.list(),
    'identities.request': async (choices) => {
      const made = await identities.request(choices);
      if (!made.ok) return made;
      const { names, files, instructions } = made.value;
      return ok({
        signatureName: names.signature,
        authenticationName: names.authentication,
        hasExpectedForm: names.hasExpectedForm,
        files: files.map(({ name, bytes }) => ({ name, base64: base64(bytes) })),
        instructions: [...instructions],
      });
    },
    'identities.import': async ({ certificate, key, password, chosen }) => {
      const handedKey = key === null ? null : Buffer.from(key, 'base64');
      const kept = await identities.import({
        certificate: Buffer.from(certificate, 'base64'),
        key: handedKey,
        password: () =>
          Promise.resolve(
            password === null
              ? fail(appError('workspace/file-password-missing', {}))
              : ok(password),
          ),
        chosen,
      });
      handedKey?.fill(0);
      if (!kept.ok) return kept;
      return ok({ ...kept.value, warnings: [...kept.value.warnings] });
    },
    'identities.choose': async ({ fingerprint }) => {
      const chosen = await identities.choose(fingerprint);
      return chosen.ok ? identities.list() : chosen;
    },
    'identities.export': async ({ fingerprint }) => {
      const exported = await identities.exportCertificate(fingerprint);
      if (!exported.ok) return exported;
      const { name, pem } = exported.value;
      const file = name.replaceAll(/[^A-Za-z0-9]+/g, '-');
      return ok({ name: `${file}.pem`, base64: base64(Buffer.from(pem)) });
    },
  };
}
