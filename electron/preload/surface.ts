import { eventChannel, verbChannel } from '../../shared/ipc/channels.ts';

/** The part of Electron's `ipcRenderer` the surface is made over. */
export interface PreloadChannel {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, data: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, data: unknown) => void): unknown;
}

/** What the page gets: one function for each verb, one subscription for each event, and nothing else. */
export interface WindowSurface {
  readonly verbs: Readonly<
    Record<string, Readonly<Record<string, (request: unknown) => Promise<unknown>>>>
  >;
  readonly events: Readonly<
    Record<string, Readonly<Record<string, (listener: (data: unknown) => void) => () => void>>>
  >;
}

/** `{ 'area.name': value }` as `{ area: { name: value } }`, frozen all through. */
function byArea<Value>(
  names: readonly string[],
  make: (name: string) => Value,
): Readonly<Record<string, Readonly<Record<string, Value>>>> {
  const areas: Record<string, Record<string, Value>> = {};
  for (const name of names) {
    const [area = '', member = ''] = name.split('.');
    (areas[area] ??= {})[member] = make(name);
  }
  for (const area of Object.values(areas)) Object.freeze(area);
  return Object.freeze(areas);
}

/**
 * The surface of the page, made from the names of the contract: `verbs.queue.retry(request)`,
 * `events.queue.changed(listener)`, whose answer ends the subscription. Neither the channel nor its events reach the
 * page (house-style §3).
 */
export function createSurface(
  channel: PreloadChannel,
  verbs: readonly string[],
  events: readonly string[],
): WindowSurface {
  return Object.freeze({
    verbs: byArea(
      verbs,
      (verb) => (request: unknown) => channel.invoke(verbChannel(verb), request),
    ),
    events: byArea(events, (event) => (listener: (data: unknown) => void) => {
      const hear = (_event: unknown, data: unknown): void => {
        listener(data);
      };
      channel.on(eventChannel(event), hear);
      return () => {
        channel.removeListener(eventChannel(event), hear);
      };
    }),
  });
}
