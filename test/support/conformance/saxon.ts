import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian's libsaxonhe-java puts the processor. */
const SAXON_JAR = '/usr/share/java/Saxon-HE.jar';

/** What a test says when it is skipped because Saxon-HE is not installed. */
export const saxonNotice = 'Saxon-HE absent: install libsaxonhe-java and a Java runtime';

/** Whether Saxon-HE can be run here. */
export function hasSaxon(): boolean {
  const folders = (process.env['PATH'] ?? '').split(':');
  return existsSync(SAXON_JAR) && folders.some((folder) => existsSync(join(folder, 'java')));
}

/** Runs Saxon's command line; answers what it says on standard error, also when a document made it stop. */
async function saxon(...options: readonly string[]): Promise<string> {
  const command = ['-cp', SAXON_JAR, 'net.sf.saxon.Transform', ...options];
  return new Promise((resolve, reject) => {
    execFile('java', command, { maxBuffer: 64_000_000 }, (error, _output, messages) => {
      // A number is the exit status of a run that took place; anything else means it could not be started.
      if (error !== null && typeof error.code !== 'number') reject(new Error(error.message));
      else resolve(messages);
    });
  });
}

/** The keys in a report, or null for a report that was never finished. */
function reportedKeys(report: string): readonly string[] | null {
  if (!/<breaches[^>]*\/>|<\/breaches>/.test(report)) return null;
  return [...report.matchAll(/<breach key="([^"]*)"/g)].map(([, key = '']) => key);
}

/**
 * Applies a stylesheet to all documents in one Java process, working in `directory`; answers the keys of the
 * breaches of each, in the order of the documents, or null where a dynamic error ended the transformation.
 */
export async function saxonBreaches(
  directory: string,
  stylesheet: string,
  documents: readonly string[],
): Promise<readonly (readonly string[] | null)[]> {
  const input = join(directory, 'in');
  const output = join(directory, 'out');
  const rules = join(directory, 'rules.xsl');
  await Promise.all([input, output].map((folder) => mkdir(folder, { recursive: true })));
  await writeFile(rules, stylesheet);
  const names = documents.map((_, index) => `${String(index)}.xml`);
  await Promise.all(
    documents.map((text, index) => writeFile(join(input, names[index] ?? ''), text)),
  );
  await saxon(`-s:${input}`, `-o:${output}`, `-xsl:${rules}`);
  const reports = names.map((name) => readFile(join(output, name), 'utf8').catch(() => ''));
  return (await Promise.all(reports)).map(reportedKeys);
}

/** Milliseconds of each of `times` runs over one document in one warm Java process, parsing included. */
export async function saxonTimings(
  directory: string,
  stylesheet: string,
  document: string,
  times: number,
): Promise<readonly number[]> {
  await mkdir(directory, { recursive: true });
  const [style, source] = [join(directory, 'rules.xsl'), join(directory, 'document.xml')];
  await writeFile(style, stylesheet);
  await writeFile(source, document);
  const target = join(directory, 'report.xml');
  const options = [
    `-repeat:${String(times)}`,
    '-t',
    `-s:${source}`,
    `-xsl:${style}`,
    `-o:${target}`,
  ];
  const messages = await saxon(...options);
  return [...messages.matchAll(/Execution time: ([\d.]+)\s*m?s[^\n]*/g)].map(([, time = '0']) =>
    Number(time),
  );
}
