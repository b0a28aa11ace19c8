import { z } from 'zod';
import { nothing, secret } from '../requestParts.ts';
import { doctorPart, environmentPart, organisationPart } from '../settingsViews.ts';
import { standingView } from '../standingViews.ts';

/** The steps of the first run, in their order. */
export const setupSteps = [
  'doctor',
  'organisation',
  'card',
  'protection',
  'certificate',
  'connection',
] as const;
/** One step of the first run. */
export type SetupStep = (typeof setupSteps)[number];

/** How far the first run is. */
export const setupView = z.object({
  steps: z.array(
    z.object({
      step: z.enum(setupSteps),
      isDone: z.boolean(),
      /** Whether the desk can be used before this step is done. */
      canWait: z.boolean(),
    }),
  ),
  doctor: doctorPart.nullable(),
  organisation: organisationPart.nullable(),
  environment: environmentPart.nullable(),
  /** The archive exists and its recovery code was not confirmed yet. */
  awaitsCode: z.boolean(),
});

/** How far the first run is. */
export type SetupView = z.infer<typeof setupView>;

/** The first run: every step writes what it learned, so that it goes on where it stopped. */
export const setupVerbs = {
  'setup.read': { request: nothing, response: setupView },
  'setup.doctor': { request: doctorPart, response: setupView },
  /** Writes the settings. */
  'setup.organisation': {
    request: z.strictObject({ organisation: organisationPart, environment: environmentPart }),
    response: setupView,
  },
  /** Makes the encrypted archive. The recovery code is answered this once and kept nowhere. */
  'setup.protect': {
    request: z.strictObject({ passphrase: secret }),
    response: z.object({ recoveryCode: z.string() }),
  },
  /** Another code in the place of one that was not confirmed, which opens the archive until this one is. */
  'setup.newCode': { request: nothing, response: z.object({ recoveryCode: z.string() }) },
  /** The code typed again from paper. */
  'setup.confirmCode': {
    request: z.strictObject({ recoveryCode: secret }),
    response: setupView,
  },
  /** Takes over the working folder of another computer: its settings and its archive, still sealed. */
  'setup.bring': {
    request: z.strictObject({ folder: z.string().trim().min(1).max(1000) }),
    response: standingView,
  },
  'setup.finish': { request: nothing, response: standingView },
} as const;
