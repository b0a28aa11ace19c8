import { createBirpc, type BirpcReturn } from 'birpc';

/** The message port Electron gives a utility process; absent under plain Node. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function utilityPort(): UtilityPort | null {
  const candidate: unknown = Reflect.get(process, 'parentPort');
  // eslint-disable-next-line no-restricted-syntax -- Electron adds this property; its types are not loaded in this room
  return candidate === undefined || candidate === null ? null : (candidate as UtilityPort);
}

/**
 * Tells the process that started this one something nobody asked for. It is on its way when this returns, even if this
 * process is kept busy from then on.
 */
export function tellHost(message: unknown): void {
  const port = utilityPort();
  // A message to a host that has gone is lost with it: `disconnect` ends this process, not an error of its pipe.
  if (port === null) process.send?.(message, undefined, undefined, () => undefined);
  else port.postMessage(message);
}

/**
 * Serves functions to the process that started this one; ends when that process goes away. Answers the functions
 * that process offers in turn.
 */
export function serveHosted<Offered extends object = object>(
  functions: object,
): BirpcReturn<Offered, object> {
  const port = utilityPort();
  const starter = createBirpc<Offered, object>(functions, {
    post: tellHost,
    on: (listener) => {
      if (port === null) process.on('message', listener);
      else
        port.on('message', (event) => {
          listener(event.data);
        });
    },
    timeout: -1,
  });
  process.on('disconnect', () => process.exit(0));
  return starter;
}
