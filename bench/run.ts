import type { Figure } from './figure.ts';

type Part = { readonly name: string; readonly run: () => Promise<readonly Figure[]> };

/** Heaviest first for memory; each part is loaded only when it is asked for. */
const PARTS: readonly Part[] = [
  { name: 'engine', run: async () => (await import('./engine.ts')).run() },
  { name: 'ledger', run: async () => await (await import('./ledger.ts')).run() },
  { name: 'server', run: async () => await (await import('./server.ts')).run() },
  { name: 'crowd', run: async () => await (await import('./crowd.ts')).run() },
  { name: 'web', run: async () => await (await import('./web.ts')).run() },
];

/** `npm run bench [-- engine ledger server crowd web] [--json]`: each figure beside its yardstick, measured in the same run. */
const words = process.argv.slice(2);
const asked = PARTS.filter((part) => words.includes(part.name));
const isJson = words.includes('--json');
const figures: Figure[] = [];
for (const part of asked.length === 0 ? PARTS : asked) {
  if (!isJson) console.error(`… ${part.name}`);
  figures.push(...(await part.run()));
}
console.log(isJson ? JSON.stringify(figures, null, 2) : table(figures));
process.exitCode = figures.every((figure) => figure.meets) ? 0 : 1;

function table(rows: readonly Figure[]): string {
  const cells = rows.map((row) => [row.name, `${row.value.toLocaleString('en')} ${row.unit}`, row.yardstick, row.limit, row.meets ? 'yes' : 'NO']);
  const all = [['figure', 'measured', 'yardstick in the same run', 'promise', 'met'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
