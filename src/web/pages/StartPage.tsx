import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { useRead } from '../query.ts';
import { ROLES, roleTitle, useChooseRole, useSession, type Role } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { PlantLine } from '../ui/PlantLine.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { choicesSchema } from './party-choices.ts';
import './StartPage.css';

/** "Who are you?": one question, because this sample installation has no sign-in yet. */
export default function StartPage() {
  const words = useMessages(shellMessages).start;
  const form = useRoleForm();
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="start__plant">
        <PlantLine stage="blossom" />
      </div>
      <WhoNow />
      <Notice kind="info">{words.honest}</Notice>
      <form
        className="start__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.error && <ErrorSummary errors={[{ fieldId: 'role', text: form.error }]} />}
        <RadioGroup
          id="role"
          legend={words.legend}
          look="tiles"
          options={useRoleOptions()}
          value={form.role}
          onChange={form.choose}
          error={form.error}
        />
        <PartyField form={form} />
        <div className="start__go">
          <Button look="primary" type="submit" isBusy={form.isBusy}>
            {form.isBusy ? words.going : words.go}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** Who comes back hears who they are, and can go on without choosing again. */
function WhoNow() {
  const words = useMessages(shellMessages).start;
  const { language } = useLanguage();
  const session = useSession();
  if (!session) return null;
  return (
    <div className="start__now">
      <Text>
        {words.now(roleTitle(session.role, language), session.partyName)} {words.other}
      </Text>
      <Link to="/contracten" look="primary">
        {words.goOn}
      </Link>
    </div>
  );
}

function useRoleOptions() {
  const { language } = useLanguage();
  const hints = useMessages(shellMessages).start.roleHints;
  return ROLES.map((role) => ({ value: role, label: roleTitle(role, language), hint: hints[role] }));
}

/** Only where there is something to choose: a participant stands for nobody but themselves. */
function PartyField({ form }: { readonly form: ReturnType<typeof useRoleForm> }) {
  const words = useMessages(shellMessages).start;
  const parties = useRead('/api/session/choices', choicesSchema).data?.filter((party) => party.role === form.role) ?? [];
  if (form.role === undefined || form.role === 'participant' || parties.length < 2) return null;
  const options = [{ value: '', label: words.allParties(parties.length) }, ...parties.map((party) => ({ value: party.id, label: party.name }))];
  return <SelectField id="party" label={words.party} hint={words.partyHint} options={options} value={form.partyId} onChange={form.chooseParty} />;
}

/** What was chosen, what is wrong with it, and sending it. */
function useRoleForm() {
  const words = useMessages(shellMessages).start;
  const { language } = useLanguage();
  const session = useSession();
  const chooseRole = useChooseRole();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Role>();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [chosenParty, setChosenParty] = useState<string>();
  const role = chosen ?? session?.role ?? undefined;
  const partyId = chosenParty ?? (role === session?.role ? (session?.partyId ?? '') : '');

  async function submit() {
    if (!role) return setError(words.missing);
    setBusy(true);
    try {
      await chooseRole(partyId === '' ? { role } : { role, partyId });
      await navigate({ to: '/contracten' });
    } catch (cause) {
      setError(cause instanceof ApiError ? cause.problem[language] : String(cause));
    } finally {
      setBusy(false);
    }
  }
  const choose = (value: string) => {
    setError(undefined);
    setChosen(ROLES.find((known) => known === value));
    setChosenParty('');
  };
  return { role, partyId, error, isBusy, choose, chooseParty: setChosenParty, submit };
}
