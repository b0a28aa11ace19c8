import type { Clock } from '../domain/ports/clock.ts';
import {
  keptFields,
  logEvents,
  logLevels,
  type LogEventName,
  type LogFields,
  type LogLevel,
} from './logEvents.ts';
import { redactText, type RedactionContext } from './redactText.ts';
import { openRotatingFile, type RotatingFile, type RotationLimits } from './rotatingFile.ts';

/** The program's log: JSON lines of the events of `logEvents.ts`, redacted before they touch the disk. */
export interface Logger {
  /** Writes one line. Never throws and never stops the caller: a line that cannot be written is counted. */
  log<Name extends LogEventName>(event: Name, fields: LogFields<Name>): void;
  /** From now on the words of these names are redacted too: those of the record that is open. */
  setOpenRecordNames(names: readonly string[]): void;
  /** From now on only events of this level and more urgent ones are written. */
  setLevel(level: LogLevel): void;
}

/** Opens the log in a folder. */
export function createLogger(options: {
  readonly directory: string;
  readonly homeDirectory: string;
  readonly clock: Clock;
  readonly limits?: RotationLimits;
}): Logger {
  const { directory, homeDirectory, clock, limits } = options;
  let file: RotatingFile | null = null;
  let names: readonly string[] = [];
  let lostLines = 0;
  let level: LogLevel = 'info';

  function write(event: LogEventName, fields: Readonly<Record<string, unknown>>): void {
    if (logLevels.indexOf(logEvents[event].level) > logLevels.indexOf(level)) return;
    const line = {
      at: clock.now().toISOString(),
      level: logEvents[event].level,
      event,
      ...redactFields(fields, { homeDirectory, names }),
      ...(lostLines === 0 ? {} : { lostLines }),
    };
    try {
      file ??= openRotatingFile(directory, 'sintesi', clock.now(), limits);
      file.append(`${JSON.stringify(line)}\n`);
      lostLines = 0;
    } catch {
      // The log must not stop a publication; the gap is told by the next line that can be written.
      lostLines += 1;
    }
  }

  return {
    log: (event, fields) => {
      const parsed = logEvents[event].fields.safeParse(fields);
      if (parsed.success) {
        write(event, parsed.data);
        return;
      }
      const fieldNames = parsed.error.issues.map((issue) => issue.path.join('.'));
      write('log-refused', { refusedEvent: event, fieldNames });
    },
    setOpenRecordNames: (openNames) => {
      names = openNames;
    },
    setLevel: (wanted) => {
      level = wanted;
    },
  };
}

function redactFields(
  fields: Readonly<Record<string, unknown>>,
  context: RedactionContext,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      keptFields.has(name) ? value : redactValue(value, context),
    ]),
  );
}

function redactValue(value: unknown, context: RedactionContext): unknown {
  if (typeof value === 'string') return redactText(value, context);
  if (Array.isArray(value)) return value.map((each: unknown) => redactValue(each, context));
  return value;
}
