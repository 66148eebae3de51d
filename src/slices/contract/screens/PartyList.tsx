import { ROLE_WORDS } from '../../../engine/messages-roles.ts';
import { sentence } from '../../../engine/messages-words.ts';
import type { Role } from '../../../engine/terms.ts';
import { useMessages } from '../../../web/language.tsx';
import type { ContractView } from '../contract-shapes.ts';
import { termsWords } from './words-terms.ts';
import './PartyList.css';

type Props = { readonly parties: ContractView['parties'] };

/** Who takes part, with every role in words. */
export function PartyList({ parties }: Props) {
  const roles = useMessages(ROLE_WORDS);
  const words = useMessages(termsWords).parties;
  return (
    <ul className="party-list">
      {groupByParty(parties).map((party) => (
        <li key={party.key} className="party-list__party">
          <span className="party-list__name">{party.name}</span>
          {party.roles.map((role) => (
            <span key={role} className="party-list__role">
              <strong>{sentence(roles[role])}</strong>: {words.does[role]}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

const ORDER: readonly Role[] = ['commissioner', 'provider', 'assessor', 'investor', 'guarantor', 'arranger', 'participant'];

type PartyWithRoles = { readonly key: string; readonly name: string; readonly roles: readonly Role[] };

/** One entry a party, who pays first. */
export function groupByParty(parties: ContractView['parties']): readonly PartyWithRoles[] {
  const byKey = new Map<string, PartyWithRoles>();
  for (const party of parties) {
    const known = byKey.get(party.key);
    byKey.set(party.key, { key: party.key, name: party.name, roles: [...(known?.roles ?? []), party.role] });
  }
  const rank = (party: PartyWithRoles): number => Math.min(...party.roles.map((role) => ORDER.indexOf(role)));
  return [...byKey.values()].sort((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name, 'nl'));
}
