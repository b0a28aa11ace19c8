/** Who sent a message over Electron's channel, as far as it matters. */
export interface IpcSender {
  /** The number of the page's contents. */
  readonly contentsId: number;
  /** The origin of the frame that sent it; null when the frame is gone already. */
  readonly origin: string | null;
  /** Whether the frame is the page itself and not one inside it. */
  readonly isTopFrame: boolean;
}

/** What a sender has to be. */
export interface SenderRules {
  /** The exact origin of the window. */
  readonly origin: string;
  /** Whether the contents are those of a window we made. */
  readonly isOwnWindow: (contentsId: number) => boolean;
}

/** Whether a message comes from the top frame of our own window under our own origin (reliability §2.17). */
export function isTrustedSender(sender: IpcSender, rules: SenderRules): boolean {
  return (
    sender.isTopFrame && sender.origin === rules.origin && rules.isOwnWindow(sender.contentsId)
  );
}
