import { spawn } from 'node:child_process';

export type Part = {
  readonly name: string;
  /** A script and its arguments, run by this same Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `kept` holds the output back until the part is done, for parts that run beside each other. */
  readonly output: 'shown' | 'kept';
};

export type Ran = { readonly name: string; readonly seconds: number; readonly isOk: boolean; readonly output: string };

/** Runs one part to its end, without stdin; it never throws for a part that fails. */
export async function runPart(part: Part): Promise<Ran> {
  const startedMs = performance.now();
  const chunks: string[] = [];
  const kept = part.output === 'kept';
  const child = spawn(process.execPath, [...part.args], {
    stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'],
    env: { ...process.env, ...part.env },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk) => chunks.push(String(chunk)));
  // When we are stopped halfway, the part must not go on alone.
  const abandon = (): void => void child.kill();
  process.once('exit', abandon);
  const isOk = await new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  process.off('exit', abandon);
  return { name: part.name, seconds: (performance.now() - startedMs) / 1000, isOk, output: chunks.join('') };
}

/** One line of a report: name, word, seconds, in columns. */
export function reportLine(name: string, words: string, seconds: number): string {
  return `${name.padEnd(20)} ${words.padEnd(38)} ${seconds.toFixed(1).padStart(6)} s`;
}
