import { useParams } from '@tanstack/react-router';
import { type ContractView, contractViewSchema } from '../../slices/contract/contract-shapes.ts';
import { useRead } from '../query.ts';

/** The contract whose page is open: read once, shared by the page and the pages inside it. */
export function useContract() {
  const slug = useSlug();
  const answer = useRead(`/api/contracts/${slug}`, contractViewSchema);
  return { slug, answer, contract: answer.data };
}

export function useSlug(): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params['slug'] ?? '';
}

/** The newest version, or undefined for who does not see the terms. */
export function lastVersion(contract: ContractView): ContractView['versions'][number] | undefined {
  return contract.versions.at(-1);
}
