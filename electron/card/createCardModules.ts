import { appError, type AppErrorCode } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardModule, CardModules, ModuleTrial } from '../domain/ports/cardModules.ts';
import { createCard, type Card, type CardSettings } from './createCard.ts';
import { installedModules, type ModuleSurroundings } from './installedModules.ts';
import { moduleDigest, type RememberedModule } from './rememberedModule.ts';

/** What the search for a driver needs. */
export interface CardModulesSettings extends Omit<ModuleSurroundings, 'remembered'> {
  readonly memory: RememberedModule;
  /** How a driver is opened to be tried; its path is filled in. */
  readonly card: Omit<CardSettings, 'modulePath'>;
}

/** What is wrong with the file itself: it can never work here. Anything else may be the card, or the moment. */
const USELESS_FILE: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/module-file-missing',
  'card/module-not-a-library',
  'card/module-wrong-arch',
  'card/module-not-pkcs11',
  'card/module-load-error',
]);

function mayWork({ refusedBecause }: ModuleTrial): boolean {
  return refusedBecause === null || !USELESS_FILE.has(refusedBecause.code);
}

async function show(
  card: Card,
): Promise<Result<Pick<ModuleTrial, 'tokens' | 'usableCertificates'>>> {
  const tokens = await card.tokens();
  if (!tokens.ok) return tokens;
  const certificates = await card.certificates();
  if (!certificates.ok) return certificates;
  return ok({
    tokens: tokens.value.length,
    usableCertificates: certificates.value.filter((each) => each.refusedBecause === null).length,
  });
}

/** The drivers of this computer. */
export function createCardModules(settings: CardModulesSettings): CardModules {
  const installed = () => installedModules({ ...settings, remembered: settings.memory.recall() });

  async function tryOne(module: CardModule): Promise<ModuleTrial> {
    const nothing = { tokens: 0, usableCertificates: 0, sha256: moduleDigest(module.path) };
    if (module.refusedBecause !== null) return { ...module, ...nothing };
    const card = createCard({ ...settings.card, modulePath: module.path });
    try {
      const shown = await show(card);
      return shown.ok
        ? { ...module, ...nothing, ...shown.value }
        : { ...module, ...nothing, refusedBecause: shown.error };
    } finally {
      await card.close();
    }
  }

  async function tryAll(complete: boolean): Promise<readonly ModuleTrial[]> {
    const trials: ModuleTrial[] = [];
    for (const module of installed()) {
      // One after the other: two drivers at once would fight over the reader.
      const trial = await tryOne(module);
      trials.push(trial);
      if (!complete && trial.usableCertificates > 0) break;
    }
    return trials;
  }

  return {
    installed,
    tryAll,
    async find() {
      const [first] = installed();
      if (first?.origin === 'chosen') return ok(first.path);
      if (first?.origin === 'remembered' && first.refusedBecause === null) return ok(first.path);
      const trials = await tryAll(false);
      const found =
        trials.find((each) => each.usableCertificates > 0) ??
        trials.find((each) => each.refusedBecause === null) ??
        trials.find(mayWork);
      if (found === undefined) return fail(appError('card/module-not-found', {}));
      if (found.usableCertificates > 0) settings.memory.remember(found.path);
      return ok(found.path);
    },
  };
}
