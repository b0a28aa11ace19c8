/** Variables that change how a program runs or what it loads, or that would write its secrets down. */
const DANGEROUS = /^(NODE_|ELECTRON_|LD_|DYLD_|SSLKEYLOGFILE)/;

/** This process's environment without what could change how a child runs (reliability-and-security §2). */
export function strippedEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !DANGEROUS.test(entry[0]),
    ),
  );
}
