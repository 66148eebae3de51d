import type { Language } from '../../engine/messages-words.ts';
import type { Chart } from '../../ledger/chart.ts';
import type { Telling } from '../../ledger/export.ts';
import { partiesOf, transferName } from './screens/book-names.ts';
import { type ContractNames, namesOf } from './screens/names.ts';
import { booksWords } from './screens/words-books.ts';

export type BooksTold = { readonly names: ContractNames; readonly currency: string; readonly language: Language; readonly chart: Chart };

/** How exported books are told: accounts and transfers in the language asked, as the screens say them, or by the numbers of an own chart. */
export function tellingOf({ names, currency, language, chart }: BooksTold): Telling {
  const look = { names: namesOf(names, language), words: booksWords[language], currency };
  return {
    language,
    chart,
    memoOf: (transfer) => {
      const [payer, payee] = partiesOf(transfer.memo);
      const name = transferName(transfer, look);
      return payer === undefined || payee === undefined ? name : `${name} · ${look.names.party(payer)} → ${look.names.party(payee)}`;
    },
  };
}
