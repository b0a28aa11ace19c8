/** The name of the channel that carries a verb between the window and the trusted side inside Electron. */
export function verbChannel(verb: string): string {
  return `sintesi:${verb}`;
}

/** The name of the channel that carries an event. */
export function eventChannel(event: string): string {
  return `sintesi:event:${event}`;
}
