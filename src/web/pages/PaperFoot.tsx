import { ROLE_WORDS } from '../../engine/messages-roles.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { groupByParty } from '../../slices/contract/screens/PartyList.tsx';
import { statementWords } from '../../slices/settlement/screens/words-statement.ts';
import { useMessages } from '../language.tsx';
import './PaperFoot.css';

type Props = {
  readonly contract: Pick<ContractView, 'slug' | 'parties' | 'versions'>;
  readonly version: number;
  /** Of what was proposed or booked last; empty when nothing was. */
  readonly seal: string;
  /** Who pays or receives: they sign. */
  readonly signers: readonly string[];
};

/** What a printed statement needs besides its amounts: between whom, of which contract, which text exactly, and a place to sign. */
export function PaperFoot({ contract, version, seal, signers }: Props) {
  const words = useMessages(statementWords).paper;
  const roles = useMessages(ROLE_WORDS);
  const terms = contract.versions.find((entry) => entry.version === version);
  return (
    <section className="print-only paper-foot">
      <h2 className="utrecht-heading-2">{words.title}</h2>
      <dl className="paper-foot__facts">
        <dt>{words.parties}</dt>
        <dd>
          {groupByParty(contract.parties)
            .map((party) => `${party.name} (${party.roles.map((role) => roles[role]).join(', ')})`)
            .join(' · ')}
        </dd>
        <dt>{words.contract}</dt>
        <dd>
          <code>{contract.slug}</code>
        </dd>
        {terms !== undefined && <Seal label={words.terms(version)} hash={terms.hash} />}
        {seal !== '' && <Seal label={words.statement} hash={seal} />}
      </dl>
      <div className="paper-foot__signers">
        {signers.map((name) => (
          <p key={name} className="paper-foot__signer">
            <strong>{words.signs(name)}</strong>
            {[words.name, words.placeAndDay, words.signature].map((line) => (
              <span key={line} className="paper-foot__line">
                {line}
              </span>
            ))}
          </p>
        ))}
      </div>
    </section>
  );
}

function Seal({ label, hash }: { readonly label: string; readonly hash: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{hash}</code>
      </dd>
    </>
  );
}
