/** A running helper process, reached by messages; the transport is Node's `fork` or Electron's `utilityProcess`. */
export interface HostedProcess {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone; `code` is null when a signal ended it. */
  onExit(listener: (code: number | null, signal: string | null) => void): void;
  kill(): void;
}

/** Starts helper processes. Variables that could change how the child runs are stripped from its environment. */
export interface ProcessHost {
  /** `entry` is the URL of a module of ours; `environment` is added to the stripped one. */
  start(entry: URL, environment?: Readonly<Record<string, string>>): HostedProcess;
}
