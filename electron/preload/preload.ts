import { contextBridge, ipcRenderer } from 'electron/renderer';
import { createSurface } from './surface.ts';

/** The names of the contract, written in by the build: the schemas stay on the trusted side. */
declare const CONTRACT_VERBS: readonly string[];
declare const CONTRACT_EVENTS: readonly string[];

contextBridge.exposeInMainWorld(
  'sintesi',
  createSurface(ipcRenderer, CONTRACT_VERBS, CONTRACT_EVENTS),
);
