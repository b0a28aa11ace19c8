import type pkcs11 from 'pkcs11js';

const PROGRESS = 'card-module-answered';

/** What the card process tells while a call of ours goes on: the module has answered one of its own. */
export const progressMessage = { progress: PROGRESS } as const;

/** Whether a message of the card process is that one. */
export function isProgress(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'progress' in message &&
    message.progress === PROGRESS
  );
}

/** More often than this, in milliseconds, nobody needs to hear of it. */
const TELL_EVERY_MS = 500;

/**
 * A module whose answers are told: what takes long because of many slow calls (a card of another kind in the second
 * reader is looked at anew by some drivers at each of them, for seconds) is so told from one that never comes back.
 * The calls block this process, so `tell` must act before it returns.
 */
export function reportingModule(
  module: pkcs11.PKCS11,
  tell: () => void,
  now: () => number = () => performance.now(),
): pkcs11.PKCS11 {
  let toldAt = now();

  function answered(): void {
    if (now() - toldAt < TELL_EVERY_MS) return;
    toldAt = now();
    tell();
  }

  return new Proxy(module, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, parameters);
        } finally {
          answered();
        }
      };
    },
  });
}
