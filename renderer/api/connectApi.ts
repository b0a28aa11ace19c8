import type { Api } from './api.ts';
import { connectBridgeApi } from './bridgeApi.ts';
import { connectSocketApi } from './socketApi.ts';

/** The way to the trusted side that exists here: the preload's functions inside Electron, the host's socket outside. */
export function connectApi(): Promise<Api> {
  const { sintesi } = window;
  return sintesi === undefined
    ? connectSocketApi(`ws://${location.host}/`)
    : Promise.resolve(connectBridgeApi(sintesi));
}
