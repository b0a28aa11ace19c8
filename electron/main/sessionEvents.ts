/** The part of Electron's `powerMonitor` this program listens to. */
export interface PowerMonitorLike {
  on(
    event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown',
    listener: () => void,
  ): unknown;
}

/** What the computer's own events lead to. */
export interface SessionReactions {
  readonly lock: () => void;
  /** What stopped the queue may be over: look again. */
  readonly wakeQueue: () => void;
  readonly shutDown: () => void;
}

/** Locks when the computer sleeps or its screen is locked, wakes the queue when somebody is back (reliability §5.10). */
export function reactToSession(monitor: PowerMonitorLike, reactions: SessionReactions): void {
  monitor.on('suspend', reactions.lock);
  monitor.on('lock-screen', reactions.lock);
  monitor.on('resume', reactions.wakeQueue);
  monitor.on('unlock-screen', reactions.wakeQueue);
  monitor.on('shutdown', reactions.shutDown);
}
