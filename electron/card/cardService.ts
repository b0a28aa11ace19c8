import type pkcs11 from 'pkcs11js';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardCertificate, CardKeyPurpose, CardReader } from '../domain/ports/card.ts';
import type { CardProcessFunctions } from './cardProtocol.ts';
import { signWithCard } from './cardSignature.ts';
import {
  judgeCertificate,
  type CertificateJudgement,
  type JudgementRules,
} from './certificatePurpose.ts';
import {
  certificateKey,
  createCertificateShelf,
  publicKeyMaterial,
  type ShelvedCertificate,
} from './certificateShelf.ts';
import { checkPin, lendPin } from './pinBytes.ts';
import { attempt } from './pkcs11Failure.ts';
import { fieldText, presentTokens, tokenIn, type PresentToken } from './presentTokens.ts';
import { createReaderSurvey } from './readerSurvey.ts';
import { nameRemoval } from './removal.ts';
import { announcedClasses, tryClasses } from './signatureClasses.ts';
import { findPrivateKey } from './tokenObjects.ts';
import { createTokenSessions } from './tokenSessions.ts';

/** Operations on the cards one loaded module shows: everything the card process serves but loading. */
export type CardService = Omit<CardProcessFunctions, 'load'>;

/** A certificate with the token it lies on. */
interface Located {
  readonly present: PresentToken;
  readonly shelved: ShelvedCertificate;
}

/** CKR_USER_NOT_LOGGED_IN, told before the card is asked: private keys are invisible until login. */
const notLoggedIn = appError('card/user-not-logged-in', { returnValue: 0x101, call: 'C_Sign' });

/** The service over an initialised module. Calls are made one at a time; `removalGraceMs` is told in removal.ts. */
export function createCardService(module: pkcs11.PKCS11, removalGraceMs: number): CardService {
  const sessions = createTokenSessions(module);
  const shelf = createCertificateShelf(module, sessions);
  const survey = createReaderSurvey(module);

  /** Where each token was when last looked for. */
  let seen: readonly PresentToken[] = [];

  function keep(found: readonly PresentToken[]): void {
    seen = found;
    shelf.keepOnly(found);
  }

  function present(): Result<readonly PresentToken[]> {
    const found = presentTokens(module);
    if (found.ok) keep(found.value);
    return found;
  }

  /**
   * A token in the slot it was last seen in, if it is there still; null where it must be looked for. Looking makes
   * some drivers read every reader anew, for seconds where a card of another kind lies in one of them.
   */
  function whereSeen(tokenId: string): PresentToken | null {
    const last = seen.find(({ token }) => token.tokenId === tokenId);
    const now = last === undefined ? null : tokenIn(module, last.slot);
    return now?.ok === true && now.value?.token.tokenId === tokenId ? now.value : null;
  }

  function presentToken(tokenId: string): Result<PresentToken> {
    const there = whereSeen(tokenId);
    if (there !== null) return ok(there);
    const found = present();
    if (!found.ok) return found;
    const wanted = found.value.find(({ token }) => token.tokenId === tokenId);
    return wanted === undefined ? fail(appError('card/token-unknown', { tokenId })) : ok(wanted);
  }

  function isStillThere(tokenId: string): boolean {
    const found = presentTokens(module);
    return found.ok && found.value.some(({ token }) => token.tokenId === tokenId);
  }

  async function orRemoved<Value>(result: Result<Value>, tokenId: string): Promise<Result<Value>> {
    if (result.ok) return result;
    return fail(await nameRemoval(result.error, () => isStillThere(tokenId), removalGraceMs));
  }

  /** Whether a private key can be seen; before login nobody can tell, and it counts as there. */
  async function lacksPrivateKey(located: Located): Promise<boolean> {
    if (!sessions.isLoggedIn(located.present)) return false;
    const found = await sessions.within(located.present, (session) => {
      const material = publicKeyMaterial(certificateKey(located.shelved.der));
      return Promise.resolve(findPrivateKey(module, session, located.shelved.keyId, material));
    });
    return found.ok && found.value === null;
  }

  async function judge(located: Located, rules: JudgementRules): Promise<CardCertificate> {
    const { fingerprint, der } = located.shelved;
    const judgement = judgeCertificate(der, rules);
    const keyless = judgement.refusedBecause === null && (await lacksPrivateKey(located));
    return {
      ...judgement,
      refusedBecause: keyless ? 'no-private-key' : judgement.refusedBecause,
      fingerprint,
      tokenId: located.present.token.tokenId,
      der,
    };
  }

  async function locateAll(): Promise<Result<readonly Located[]>> {
    const found = present();
    if (!found.ok) return found;
    const all: Located[] = [];
    for (const token of found.value) {
      const read = await orRemoved(await shelf.read(token), token.token.tokenId);
      if (!read.ok) return read;
      all.push(...read.value.map((shelved) => ({ present: token, shelved })));
    }
    return ok(all);
  }

  async function locate(fingerprint: string): Promise<Result<Located>> {
    const known = shelf.find(fingerprint);
    const there = known === null ? null : whereSeen(known.tokenId);
    if (known !== null && there !== null) return ok({ present: there, shelved: known.shelved });
    const all = await locateAll();
    if (!all.ok) return all;
    const found = all.value.find(({ shelved }) => shelved.fingerprint === fingerprint);
    return found === undefined
      ? fail(appError('card/certificate-unknown', { fingerprint }))
      : ok(found);
  }

  /** Whose card it is, by the certificates of its tokens; null where none can be read. */
  async function holderOf(
    tokens: readonly PresentToken[],
    rules: JudgementRules,
  ): Promise<CardReader['holder']> {
    const judged: CertificateJudgement[] = [];
    for (const present of tokens) {
      const read = await shelf.read(present);
      // From the certificates alone: this is asked again and again, and the keys are left in peace.
      if (read.ok) judged.push(...read.value.map(({ der }) => judgeCertificate(der, rules)));
    }
    // What has expired still says whose card it is, and that it was good once.
    const known = judged.filter(
      ({ refusedBecause }) => refusedBecause === null || refusedBecause === 'expired',
    );
    const until = (purpose: CardKeyPurpose): string | null =>
      known
        .filter((each) => each.purpose === purpose)
        .map(({ notAfter }) => notAfter)
        .sort()
        .at(-1) ?? null;
    const name = known.find(({ refusedBecause }) => refusedBecause === null) ?? known[0];
    return name === undefined
      ? null
      : {
          name: name.holderName,
          signatureUntil: until('signature'),
          accessUntil: until('access'),
        };
  }

  const service: CardService = {
    driver: () =>
      attempt(() => {
        const { manufacturerID, libraryDescription, libraryVersion, cryptokiVersion } =
          module.C_GetInfo();
        return {
          manufacturer: fieldText(manufacturerID),
          description: fieldText(libraryDescription),
          version: `${String(libraryVersion.major)}.${String(libraryVersion.minor)}`,
          standard: `${String(cryptokiVersion.major)}.${String(cryptokiVersion.minor)}`,
        };
      }),

    async readers(rules) {
      if (survey.hasChanged()) shelf.clear();
      const surveyed = survey.look();
      if (!surveyed.ok) return surveyed;
      keep(surveyed.value.flatMap(({ present }) => present));
      const readers: CardReader[] = [];
      for (const { present, ...reader } of surveyed.value) {
        const tokens = present.map(({ token }) => token);
        readers.push({ ...reader, tokens, holder: await holderOf(present, rules) });
      }
      return ok(readers);
    },

    tokens() {
      const found = present();
      return found.ok ? ok(found.value.map(({ token }) => token)) : found;
    },

    async certificates(rules) {
      const all = await locateAll();
      if (!all.ok) return all;
      const judged: CardCertificate[] = [];
      for (const located of all.value) judged.push(await judge(located, rules));
      return ok(judged);
    },

    login: (tokenId, pin) =>
      lendPin(pin, (text) => {
        const token = presentToken(tokenId);
        if (!token.ok) return token;
        const checked = checkPin(token.value.token, pin);
        return checked.ok ? orRemoved(sessions.login(token.value, text), tokenId) : checked;
      }),

    isLoggedIn(tokenId) {
      const token = presentToken(tokenId);
      return token.ok ? ok(sessions.isLoggedIn(token.value)) : token;
    },

    async sign(request) {
      const { pin } = request;
      if (pin === null) return sign(request, null);
      return lendPin(pin, (text) => sign(request, text));
    },

    async capabilities(fingerprint, rules) {
      const located = await locate(fingerprint);
      if (!located.ok) return located;
      const { present: token, shelved } = located.value;
      const key = certificateKey(shelved.der);
      const announced = announcedClasses(module, token.slot, key);
      if (!announced.ok) return orRemoved(announced, token.token.tokenId);
      const mayTry =
        judgeCertificate(shelved.der, rules).purpose === 'access' && sessions.isLoggedIn(token);
      if (!mayTry) return ok({ announced: announced.value, verified: null });
      const verified = await tryClasses(
        { module, certificate: shelved },
        (work) => sessions.within(token, work),
        announced.value,
      );
      return verified.ok
        ? ok({ announced: announced.value, verified: verified.value })
        : orRemoved(verified, token.token.tokenId);
    },

    logout(tokenId) {
      sessions.logout(tokenId);
      return ok();
    },

    finalize: () =>
      attempt(() => {
        module.C_Finalize();
      }),
  };

  async function sign(
    request: Parameters<CardService['sign']>[0],
    pin: string | null,
  ): Promise<Result<Uint8Array>> {
    const located = await locate(request.fingerprint);
    if (!located.ok) return located;
    const { present: token, shelved } = located.value;
    if (token.loginRequired && !sessions.isLoggedIn(token)) return fail(notLoggedIn);
    const signed = await sessions.within(token, (session) =>
      signWithCard({ module, session, certificate: shelved, request, pin }),
    );
    return orRemoved(signed, token.token.tokenId);
  }

  return service;
}
