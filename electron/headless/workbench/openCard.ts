import { join } from 'node:path';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { createCard, type CardSettings } from '../../card/createCard.ts';
import { createCardModules } from '../../card/createCardModules.ts';
import { rememberedModule } from '../../card/rememberedModule.ts';
import type { CardPort } from '../../domain/ports/card.ts';
import type { CardModules } from '../../domain/ports/cardModules.ts';
import { withRevocationChecks } from '../../domain/revocationChecks.ts';
import { createRevocationSource } from '../../evidence/createRevocationSource.ts';
import { judgeRevocation } from '../../pdf/verify/judgeRevocation.ts';
import { readCertificateFiles } from '../readCertificateFiles.ts';
import { loggedCard } from '../../log/loggedCard.ts';
import { systemTimer } from '../../process/systemTimer.ts';
import type { Foundations } from './foundations.ts';

/** How cards are opened here. A card can be looked at before there are any settings. */
async function cardSettings({
  settings: readSettings,
  options,
  host,
  clock,
}: Foundations): Promise<Result<Omit<CardSettings, 'modulePath'>>> {
  const settings = await readSettings();
  if (!settings.ok && settings.error.code !== 'workspace/settings-missing') return settings;
  const { qualifiedSignature = 'required' } = settings.ok ? settings.value.card : {};
  const { cardEnvironment: environment = {}, isCardServiceRunning: isServiceRunning } = options;
  const ordinary = { host, clock, qualifiedSignature, environment };
  return ok(isServiceRunning === undefined ? ordinary : { ...ordinary, isServiceRunning });
}

/** The PKCS#11 libraries of this computer, with the one chosen or found before. */
export async function openCardModules(foundations: Foundations): Promise<Result<CardModules>> {
  const { options, settings: readSettings } = foundations;
  const card = await cardSettings(foundations);
  if (!card.ok) return card;
  const settings = await readSettings();
  const configured = settings.ok ? settings.value.card.module : null;
  return ok(
    createCardModules({
      card: card.value,
      chosen: options.cardModule ?? configured,
      memory: rememberedModule(join(options.home, 'card-module.json')),
    }),
  );
}

/** A card that knows of revoked certificates, as the settings want it at the moment of asking. */
function checkedCard(card: CardPort, { settings, clock, options }: Foundations): CardPort {
  return withRevocationChecks(card, {
    clock,
    judge: judgeRevocation,
    isWaitedFor: options.waitsForRevocation ?? true,
    sourceWith: async (authorities) => {
      const read = await settings();
      if (!read.ok || !read.value.evidence.asksBeforeSigning) return null;
      const { trust, evidence } = read.value;
      const known = await readCertificateFiles(trust.signatureAuthorities);
      return createRevocationSource({
        authorities: [...authorities, ...(known.ok ? known.value : [])],
        timeoutMs: evidence.beforeSigningTimeoutMs,
      });
    },
  });
}

/** The card through the library that works here, in a process of its own; ended with the workbench. */
export async function openCard(
  foundations: Foundations,
  cardModules: () => Promise<Result<CardModules>>,
): Promise<Result<CardPort>> {
  const { options, logger, onClose } = foundations;
  const settings = await cardSettings(foundations);
  if (!settings.ok) return settings;
  const modules = await cardModules();
  if (!modules.ok) return modules;
  const modulePath = await modules.value.find();
  if (!modulePath.ok) return modulePath;
  const { onCardProcess } = options;
  const card = createCard({
    ...settings.value,
    modulePath: modulePath.value,
    ...(onCardProcess === undefined ? {} : { onProcess: onCardProcess }),
  });
  onClose('card', () => card.close());
  const logged = checkedCard(loggedCard(card, logger, systemTimer), foundations);
  return ok(options.watch?.card?.(logged) ?? logged);
}
