import { createBirpc, type BirpcReturn } from 'birpc';
import type { HostedProcess } from '../domain/ports/processHost.ts';

/** The functions of a helper process, callable from here. */
export type HostedClient<Functions extends object> = BirpcReturn<Functions, object>;

/**
 * Connects to the functions a helper process serves with `serveHosted`.
 * `offered` are functions the helper may call in turn. When the process ends, every pending call rejects; callers turn that into their own error value.
 * Time-outs are the caller's: only it knows whether a person is typing.
 */
export function connectHosted<Functions extends object>(
  hosted: HostedProcess,
  offered: Readonly<Record<string, unknown>> = {},
): HostedClient<Functions> {
  const client = createBirpc<Functions>(offered, {
    post: (message: unknown) => {
      hosted.post(message);
    },
    on: (listener) => {
      hosted.onMessage(listener);
    },
    timeout: -1,
  });
  hosted.onExit(() => {
    client.$close(new Error('hosted process ended'));
  });
  return client;
}
