import { useMemo } from 'react';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { textIn } from '../../slices/contract/screens/words.ts';
import { useLanguage } from '../language.tsx';

/** What ids of a contract are called on screen: outcomes by their title, parties by their name, other ids with spaces. */
export function useNameOf(contract: ContractView): (id: string) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Map<string, string>([
      ...contract.parties.map((party) => [party.key, party.name] as const),
      ...contract.outcomes.map((outcome) => [outcome.id, textIn(outcome.title, language)] as const),
    ]);
    return (id) => names.get(id) ?? id.replaceAll('_', ' ');
  }, [contract, language]);
}
