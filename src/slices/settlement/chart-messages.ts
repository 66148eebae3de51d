import type { ChartProblem } from '../../ledger/chart.ts';

type Words = { readonly nl: string; readonly en: string };

/** What is wrong with a table of own account numbers, and what to write instead. */
export function chartProblem({ code, line, value }: ChartProblem): Words {
  switch (code) {
    case 'chart_head':
      return {
        nl: `Een tabel met eigen rekeningen begint met kind;number;name; hier staat "${value}". Maak er een met: lente export accounts`,
        en: `A table of own accounts starts with kind;number;name; here it says "${value}". Make one with: lente export accounts`,
      };
    case 'chart_kind_unknown':
      return {
        nl: `Regel ${line}: "${value}" is geen soort rekening. De soorten staan in: lente export accounts`,
        en: `Line ${line}: "${value}" is not a kind of account. The kinds are in: lente export accounts`,
      };
    case 'chart_kind_twice':
      return {
        nl: `Regel ${line}: "${value}" staat er al. Laat een van de twee regels weg.`,
        en: `Line ${line}: "${value}" is there already. Leave out one of the two lines.`,
      };
    case 'chart_row':
      return {
        nl: `Regel ${line}: geef "${value}" een nummer of een naam, of laat de regel weg.`,
        en: `Line ${line}: give "${value}" a number or a name, or leave the line out.`,
      };
  }
}
